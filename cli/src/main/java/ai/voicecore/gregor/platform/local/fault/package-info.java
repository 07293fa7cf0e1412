/** Faults on this machine: of processes, of the network between two of them, and of disks. */
@NullMarked
package ai.voicecore.gregor.platform.local.fault;

import org.jspecify.annotations.NullMarked;

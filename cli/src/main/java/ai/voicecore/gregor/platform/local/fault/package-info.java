/** What a drill breaks on this machine: processes, the network between two of them, the room on a disk. */
@NullMarked
package ai.voicecore.gregor.platform.local.fault;

import org.jspecify.annotations.NullMarked;

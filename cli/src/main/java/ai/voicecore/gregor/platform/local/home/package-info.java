/** Gregor's directory on this machine: its files, how they are written and locked, and the saved state of clusters. */
@NullMarked
package ai.voicecore.gregor.platform.local.home;

import org.jspecify.annotations.NullMarked;

/** Checks what would prevent nodes from running on this machine, before anything is started. */
@NullMarked
package ai.voicecore.gregor.platform.local.preflight;

import org.jspecify.annotations.NullMarked;

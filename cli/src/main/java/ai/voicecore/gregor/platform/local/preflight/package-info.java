/** What would keep nodes from running on this machine, looked for before anything is started. */
@NullMarked
package ai.voicecore.gregor.platform.local.preflight;

import org.jspecify.annotations.NullMarked;

/** Decides from the current state which node may be restarted next, and when it has recovered. Pure. */
@NullMarked
package ai.voicecore.gregor.rolling;

import org.jspecify.annotations.NullMarked;

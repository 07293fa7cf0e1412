/** Decides, from what is true now, which node may be restarted next, and when it is back. Pure. */
@NullMarked
package ai.voicecore.gregor.rolling;

import org.jspecify.annotations.NullMarked;

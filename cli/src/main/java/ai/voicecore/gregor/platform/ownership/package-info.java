/** Which cluster a directory of this machine belongs to. */
@NullMarked
package ai.voicecore.gregor.platform.ownership;

import org.jspecify.annotations.NullMarked;

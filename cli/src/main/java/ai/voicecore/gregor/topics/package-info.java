/** Tells declared topics from actual ones, and says what makes the one the other. Pure. */
@NullMarked
package ai.voicecore.gregor.topics;

import org.jspecify.annotations.NullMarked;

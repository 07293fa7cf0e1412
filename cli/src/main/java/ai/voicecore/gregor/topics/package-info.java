/** Compares declared with existing topics, and computes the changes. Pure. */
@NullMarked
package ai.voicecore.gregor.topics;

import org.jspecify.annotations.NullMarked;

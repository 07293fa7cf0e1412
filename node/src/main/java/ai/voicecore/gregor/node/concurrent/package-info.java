/** Waiting. */
@NullMarked
package ai.voicecore.gregor.node.concurrent;

import org.jspecify.annotations.NullMarked;

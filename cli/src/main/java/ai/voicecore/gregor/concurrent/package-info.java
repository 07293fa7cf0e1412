/** Waiting and running tasks in parallel. */
@NullMarked
package ai.voicecore.gregor.concurrent;

import org.jspecify.annotations.NullMarked;

/** Moves replicas in batches, with throttles that are saved and removed. A move is cancelled only when it makes no progress. */
@NullMarked
package ai.voicecore.gregor.moving;

import org.jspecify.annotations.NullMarked;

/** Moves replicas: in batches, throttled, remembered, and given up only when nothing arrives any more. */
@NullMarked
package ai.voicecore.gregor.moving;

import org.jspecify.annotations.NullMarked;

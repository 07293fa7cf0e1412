/** Asks an installed Kafka release about its settings. */
@NullMarked
package ai.voicecore.gregor.runtime.release;

import org.jspecify.annotations.NullMarked;

/** Asks an installed release of Kafka what its settings mean. */
@NullMarked
package ai.voicecore.gregor.runtime.release;

import org.jspecify.annotations.NullMarked;

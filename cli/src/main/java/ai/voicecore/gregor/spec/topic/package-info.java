/** The topics that Kafka, Connect and the registry keep their own state in: their names, and what they must be like. */
@NullMarked
package ai.voicecore.gregor.spec.topic;

import org.jspecify.annotations.NullMarked;

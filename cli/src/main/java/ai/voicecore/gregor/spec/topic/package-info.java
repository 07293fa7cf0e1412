/** The topics in which Kafka, Connect and the registry keep their state: names and requirements. */
@NullMarked
package ai.voicecore.gregor.spec.topic;

import org.jspecify.annotations.NullMarked;

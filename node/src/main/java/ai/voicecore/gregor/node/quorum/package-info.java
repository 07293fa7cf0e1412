/** What a broker does about the controllers at its start and at its end, where Kafka alone would wait for a time limit. */
@NullMarked
package ai.voicecore.gregor.node.quorum;

import org.jspecify.annotations.NullMarked;

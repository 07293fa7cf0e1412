/** Handles unavailable controllers at a broker's start and end, where Kafka alone would wait for a timeout. */
@NullMarked
package ai.voicecore.gregor.node.quorum;

import org.jspecify.annotations.NullMarked;

/** The current state as immutable values: nodes, brokers, quorum, topics, features. */
@NullMarked
package ai.voicecore.gregor.snapshot;

import org.jspecify.annotations.NullMarked;

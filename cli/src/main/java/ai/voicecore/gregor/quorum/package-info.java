/** Decides which voter of a KRaft quorum is added or removed next (KIP-853). Pure. */
@NullMarked
package ai.voicecore.gregor.quorum;

import org.jspecify.annotations.NullMarked;

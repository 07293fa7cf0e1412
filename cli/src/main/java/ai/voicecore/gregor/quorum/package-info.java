/** Decides which voter a KRaft quorum takes in or lets go next (KIP-853). Pure. */
@NullMarked
package ai.voicecore.gregor.quorum;

import org.jspecify.annotations.NullMarked;

package ai.voicecore.gregor.snapshot;

import java.util.List;

/**
 * The KRaft quorum, as its leader sees it (KIP-836).
 *
 * @param leader node id, -1 if there is none
 */
public record QuorumSnapshot(int leader, long epoch, long highWatermark, List<Voter> voters) {

    /**
     * One voter.
     *
     * @param logEndOffset how far its metadata log reaches, -1 if the leader has not heard of it
     * @param millisBehind how long ago it had last caught up with the leader, -1 if never
     */
    public record Voter(int id, long logEndOffset, long millisBehind) {}
}

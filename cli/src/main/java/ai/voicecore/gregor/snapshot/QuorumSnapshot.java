package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * The KRaft quorum, as its leader sees it (KIP-836).
 *
 * @param leader node id, -1 if there is none
 * @param observers who reads the metadata and does not vote: brokers, and controllers of a dynamic quorum
 */
public record QuorumSnapshot(int leader, long epoch, long highWatermark, List<Voter> voters, List<Voter> observers) {

    /** One that nobody observes. */
    public QuorumSnapshot(int leader, long epoch, long highWatermark, List<Voter> voters) {
        this(leader, epoch, highWatermark, voters, List.of());
    }

    /** Who votes under an id. */
    public Optional<Voter> voter(int id) {
        return voters.stream().filter(voter -> voter.id() == id).findFirst();
    }

    /** Whether a controller runs with another disk than the one that votes under its id. */
    public boolean isReplaced(int id) {
        return voter(id).isPresent() && observers.stream().anyMatch(observer -> observer.id() == id);
    }

    /**
     * One replica of the metadata.
     *
     * @param directory id of its disk, as Kafka's Uuid writes it (KIP-853); of no meaning in a static quorum
     * @param logEndOffset how far its metadata log reaches, -1 if the leader has not heard of it
     * @param millisBehind how long ago it had last caught up with the leader, -1 if never
     */
    public record Voter(int id, String directory, long logEndOffset, long millisBehind) {
        /** controller.quorum.fetch.timeout.ms: who is further behind may be about to call an election. */
        private static final long MAX_MILLIS_BEHIND = 2_000;

        /** One of a static quorum. */
        public Voter(int id, long logEndOffset, long millisBehind) {
            this(id, "", logEndOffset, millisBehind);
        }

        /** Whether it has, as good as, all that was committed. */
        public boolean isCaughtUp() {
            return millisBehind >= 0 && millisBehind < MAX_MILLIS_BEHIND;
        }
    }
}

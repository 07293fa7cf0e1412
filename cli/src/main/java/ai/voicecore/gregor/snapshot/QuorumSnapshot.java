package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * The KRaft quorum, as its leader sees it (KIP-836).
 *
 * @param leader node id, -1 if there is none
 * @param observers replicas without a vote: brokers, and controllers of a dynamic quorum
 */
public record QuorumSnapshot(int leader, long epoch, List<Voter> voters, List<Voter> observers) {

    public Optional<Voter> voter(int id) {
        return voters.stream().filter(voter -> voter.id() == id).findFirst();
    }

    /** Whether a controller runs with another disk than the voter with its id. */
    public boolean isReplaced(int id) {
        return voter(id).isPresent() && observers.stream().anyMatch(observer -> observer.id() == id);
    }

    /**
     * A replica of the metadata log.
     *
     * @param directory its directory id, as Kafka's Uuid (KIP-853); not used in a static quorum
     * @param millisBehind time since it had last caught up with the leader, -1 if never
     */
    public record Voter(int id, String directory, long millisBehind) {
        /** controller.quorum.fetch.timeout.ms: a voter that is further behind may be about to start an election. */
        private static final long MAX_MILLIS_BEHIND = 2_000;

        /** Whether it has nearly all committed records. */
        public boolean isCaughtUp() {
            return millisBehind >= 0 && millisBehind < MAX_MILLIS_BEHIND;
        }
    }
}

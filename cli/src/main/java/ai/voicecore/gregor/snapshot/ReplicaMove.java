package ai.voicecore.gregor.snapshot;

import java.util.List;

/**
 * A partition that is being reassigned (KIP-455).
 *
 * @param replicas all of them, those that are to go included
 * @param adding brokers that do not have it yet
 * @param removing brokers that will not have it any more
 */
public record ReplicaMove(PartitionId partition, List<Integer> replicas, List<Integer> adding, List<Integer> removing) {

    /** The brokers that had it until the move began, and have it again if the move is cancelled. */
    public List<Integer> before() {
        return replicas.stream().filter(id -> !adding.contains(id)).toList();
    }

    /** The brokers that have it afterwards. */
    public List<Integer> target() {
        return replicas.stream().filter(id -> !removing.contains(id)).toList();
    }
}

package ai.voicecore.gregor.snapshot;

import java.util.List;

/**
 * A reassignment in progress (KIP-455).
 *
 * @param replicas all replicas, including those to be removed
 * @param adding brokers that are being added
 * @param removing brokers that will be removed
 */
public record ReplicaMove(PartitionId partition, List<Integer> replicas, List<Integer> adding, List<Integer> removing) {

    /** The original replicas, which a cancellation restores. */
    public List<Integer> before() {
        return replicas.stream().filter(id -> !adding.contains(id)).toList();
    }

    public List<Integer> target() {
        return replicas.stream().filter(id -> !removing.contains(id)).toList();
    }
}

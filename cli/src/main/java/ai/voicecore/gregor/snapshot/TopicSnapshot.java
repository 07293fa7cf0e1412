package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A topic.
 *
 * @param internal whether Kafka, or a node of this cluster, keeps its state in it; known by its exact name
 * @param config all effective settings, including defaults
 */
public record TopicSnapshot(
        String name, boolean internal, List<PartitionSnapshot> partitions, SortedMap<String, String> config) {

    /** Whether it is not listed among the user's topics: it is internal, or a temporary topic of Gregor. */
    public boolean isSystemTopic() {
        return internal || isOwnedByGregor();
    }

    /** Whether it is a temporary topic of Gregor, by its name and its mark. */
    public boolean isOwnedByGregor() {
        return temporaryName().isPresent();
    }

    /** The parsed name, if it is a temporary topic of Gregor. */
    public Optional<TemporaryName> temporaryName() {
        return TemporaryName.read(name)
                .filter(read -> TemporaryName.until(config).isPresent());
    }

    /** Replicas of its first partition; partitions may differ during a reassignment. */
    public int replication() {
        return partitions.isEmpty() ? 0 : partitions.getFirst().replicas().size();
    }

    public int minInsyncReplicas() {
        return Integer.parseInt(config.getOrDefault("min.insync.replicas", "1"));
    }

    /** Whether one of its partitions has fewer in-sync replicas than acks=all requires. */
    public boolean isUnderMinIsr(PartitionSnapshot partition) {
        return partition.inSync().size() < Math.min(minInsyncReplicas(), replication());
    }
}

package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A topic as it is.
 *
 * @param internal whether Kafka, or a node of this cluster, keeps its own state in it; known by its exact name
 * @param config every configuration that is in force, defaults included
 */
public record TopicSnapshot(
        String name, boolean internal, List<PartitionSnapshot> partitions, SortedMap<String, String> config) {

    /** Whether it is left out where users look at their topics: it is the platform's, or Gregor's own for a moment. */
    public boolean isSystemTopic() {
        return internal || isOwnedByGregor();
    }

    /** Whether Gregor has made it for a check or an audit, and will take it away again: its name and its mark say so. */
    public boolean isOwnedByGregor() {
        return temporaryName().isPresent();
    }

    /** Whose it is, if Gregor has made it for a moment. */
    public Optional<TemporaryName> temporaryName() {
        return TemporaryName.read(name)
                .filter(read -> TemporaryName.until(config).isPresent());
    }

    /** Replicas of its first partition; partitions may differ while they are being reassigned. */
    public int replication() {
        return partitions.isEmpty() ? 0 : partitions.getFirst().replicas().size();
    }

    public int minInsyncReplicas() {
        return Integer.parseInt(config.getOrDefault("min.insync.replicas", "1"));
    }

    /** Partitions with fewer in-sync replicas than producers with acks=all need. */
    public List<PartitionSnapshot> underMinIsr() {
        return partitions.stream()
                .filter(partition -> partition.inSync().size() < Math.min(minInsyncReplicas(), replication()))
                .toList();
    }
}

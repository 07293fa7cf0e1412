package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * A topic as it is.
 *
 * @param config every configuration that is in force, defaults included
 */
public record TopicSnapshot(
        String name, boolean internal, List<PartitionSnapshot> partitions, SortedMap<String, String> config) {

    /** As Gregor has Connect name them. */
    private static final Set<String> OF_CONNECT = Set.of("connect-configs", "connect-offsets", "connect-status");

    /** Whether Kafka, Connect, the registry or Gregor itself keeps its own state in it: nobody declares such a topic. */
    public boolean isPlatforms() {
        return name.startsWith("__")
                || OF_CONNECT.contains(name)
                || name.startsWith("kafkasql-")
                || isGregors()
                || name.equals("registry-events");
    }

    /** Whether Gregor has made it for a check or an audit, and will take it away again. */
    public boolean isGregors() {
        return name.startsWith("gregor-");
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

package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.SortedMap;

/** Who leads and who is in sync, of every topic: what of a {@link ClusterSnapshot} is quick to ask for again and again. */
public record ClusterView(SortedMap<String, List<PartitionSnapshot>> topics) {

    /** Partitions with fewer replicas in sync than they have. */
    public long underReplicated() {
        return topics.values().stream()
                .flatMap(List::stream)
                .filter(PartitionSnapshot::isUnderReplicated)
                .count();
    }

    /** Partitions without a leader. */
    public long offline() {
        return topics.values().stream()
                .flatMap(List::stream)
                .filter(PartitionSnapshot::isOffline)
                .count();
    }

    public int partitions() {
        return topics.values().stream().mapToInt(List::size).sum();
    }
}

package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/** Leaders and in-sync replicas of every topic: the part of a {@link ClusterSnapshot} that is fast to read repeatedly. */
public record ClusterView(SortedMap<String, List<PartitionSnapshot>> topics) {

    public Optional<PartitionSnapshot> partition(PartitionId id) {
        return topics.getOrDefault(id.topic(), List.of()).stream()
                .filter(known -> known.partition() == id.partition())
                .findFirst();
    }

    public long underReplicated() {
        return count(PartitionSnapshot::isUnderReplicated);
    }

    public long offline() {
        return count(PartitionSnapshot::isOffline);
    }

    private long count(Predicate<PartitionSnapshot> which) {
        return topics.values().stream().flatMap(List::stream).filter(which).count();
    }

    public int partitions() {
        return topics.values().stream().mapToInt(List::size).sum();
    }
}

package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which partitions get their preferred leader back next. A broker that has just started does everything that a leader does
 * for the first time, and has its followers connect to it: half a second, or more, in which nobody who writes with acks=all
 * is answered. So it gets one partition before all others have to wait for it, if it can be one of Kafka's own.
 */
final class Handback {
    private Handback() {}

    /**
     * The next ones; none if every leader is the preferred one.
     *
     * @param elections how many have been held
     */
    static SortedSet<PartitionId> next(Collection<TopicSnapshot> topics, int elections) {
        Set<Integer> tried = new HashSet<>();
        return topics.stream()
                .sorted(Comparator.comparing(TopicSnapshot::internal).reversed())
                .flatMap(topic -> misled(topic).stream()
                        .filter(partition ->
                                elections > 0 || tried.add(partition.replicas().getFirst()))
                        .map(partition -> new PartitionId(topic.name(), partition.partition())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Partitions that are not led by their first replica although that is in sync. */
    private static List<PartitionSnapshot> misled(TopicSnapshot topic) {
        return topic.partitions().stream()
                .filter(partition -> !partition.replicas().isEmpty())
                .filter(partition -> partition.leader() != partition.replicas().getFirst()
                        && partition.inSync().contains(partition.replicas().getFirst()))
                .toList();
    }
}

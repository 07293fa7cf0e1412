package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which partitions get their preferred leader back next. A broker that has just started does everything that a leader does
 * for the first time, writes a file for each partition that it takes over, and has its followers connect and cut their logs
 * back to its own; meanwhile nobody who writes to those partitions with acks=all is answered. So each broker gets one partition,
 * if it can be one of Kafka's own, then two, then four: those who wait, wait for few.
 */
public final class PreferredLeaderElection {
    /** Each gives twice as many partitions as the last one; who leads after so many is not going to change by another one. */
    private static final int MAX_ELECTIONS = 16;

    private PreferredLeaderElection() {}

    /**
     * The next ones; none if every leader is the preferred one, or enough elections have been held.
     *
     * @param elections how many have been held
     */
    public static SortedSet<PartitionId> next(Collection<TopicSnapshot> topics, int elections) {
        int most = elections < MAX_ELECTIONS ? 1 << elections : 0;
        Map<Integer, Integer> given = new HashMap<>();
        return topics.stream()
                .sorted(Comparator.comparing(TopicSnapshot::internal).reversed())
                .flatMap(topic -> notOnPreferredLeader(topic).stream()
                        .filter(partition -> given.merge(partition.replicas().getFirst(), 1, Integer::sum) <= most)
                        .map(partition -> new PartitionId(topic.name(), partition.partition())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Partitions that are not led by their first replica although that is in sync. */
    private static List<PartitionSnapshot> notOnPreferredLeader(TopicSnapshot topic) {
        return topic.partitions().stream()
                .filter(partition -> !partition.replicas().isEmpty())
                .filter(partition -> partition.leader() != partition.replicas().getFirst()
                        && partition.inSync().contains(partition.replicas().getFirst()))
                .toList();
    }
}

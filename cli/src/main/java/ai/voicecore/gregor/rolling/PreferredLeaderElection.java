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
 * Chooses the partitions for the next preferred leader election. A broker that has just started has cold code paths: for
 * each partition that it takes over it writes a file, and its followers connect and truncate their logs; meanwhile
 * producers with acks=all wait. So each broker first gets one partition, if possible of an internal topic, then two, then
 * four: few clients wait at a time.
 */
public final class PreferredLeaderElection {
    /**
     * Each election has twice as many partitions as the last one; leaders that are still not preferred after so many will
     * not change by another one.
     */
    private static final int MAX_ELECTIONS = 16;

    private PreferredLeaderElection() {}

    /**
     * The next partitions; none if every leader is the preferred one, or the maximum number of elections was held.
     *
     * @param elections number of elections so far
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

    /** Partitions whose preferred leader is in sync but does not lead. */
    private static List<PartitionSnapshot> notOnPreferredLeader(TopicSnapshot topic) {
        return topic.partitions().stream()
                .filter(partition -> !partition.replicas().isEmpty())
                .filter(partition -> partition.leader() != partition.replicas().getFirst()
                        && partition.inSync().contains(partition.replicas().getFirst()))
                .toList();
    }
}

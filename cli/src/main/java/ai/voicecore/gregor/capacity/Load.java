package ai.voicecore.gregor.capacity;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Profile;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Numbers of partitions.
 *
 * @param replicas on the broker with the most replicas
 * @param partitions of the whole cluster: every broker and controller keeps metadata of each
 */
public record Load(int replicas, int partitions) {
    /** Partitions of topics of Kafka, Connect and the registry, mostly __consumer_offsets; they are not declared. */
    private static final int PLATFORMS_LOCAL = 50;

    private static final int PLATFORMS_PRODUCTION = 200;

    /** A cluster with the declared topics and those of the platform. */
    public static Load declared(ClusterSpec spec) {
        int platforms = spec.profile() == Profile.LOCAL ? PLATFORMS_LOCAL : PLATFORMS_PRODUCTION;
        long partitions = platforms;
        long replicas = (long) platforms * spec.replication();
        for (TopicSpec topic : spec.topics()) {
            partitions += topic.partitions();
            replicas += (long) topic.partitions() * topic.replication();
        }
        return of(replicas, spec.brokers(), 0, partitions);
    }

    /** A cluster with its existing topics, declared or not, and the declared topics that are missing. */
    public static Load of(ClusterSnapshot actual, List<TopicSpec> declared, int brokers) {
        Map<String, TopicSpec> wanted =
                declared.stream().collect(Collectors.toMap(TopicSpec::name, topic -> topic, (a, b) -> a));
        Map<Integer, Integer> on = new HashMap<>();
        long partitions = 0;
        long replicas = 0;
        for (TopicSnapshot topic : actual.topics().values()) {
            TopicSpec spec = wanted.remove(topic.name());
            int there = topic.partitions().size();
            int all = spec == null ? there : Math.max(there, spec.partitions());
            partitions += all;
            replicas += (long) all * (spec == null ? topic.replication() : spec.replication());
            topic.partitions().forEach(partition -> partition.replicas().forEach(id -> on.merge(id, 1, Integer::sum)));
        }
        for (TopicSpec topic : wanted.values()) {
            partitions += topic.partitions();
            replicas += (long) topic.partitions() * topic.replication();
        }
        // New brokers get an equal share of the existing replicas.
        int fullest = brokers > actual.brokers().size()
                ? 0
                : on.values().stream().mapToInt(count -> count).max().orElse(0);
        return of(replicas, brokers, fullest, partitions);
    }

    private static Load of(long replicas, int brokers, int fullest, long partitions) {
        long each = (replicas + brokers - 1) / brokers;
        return new Load(clamped(Math.max(each, fullest)), clamped(partitions));
    }

    private static int clamped(long number) {
        return (int) Math.min(Integer.MAX_VALUE, number);
    }
}

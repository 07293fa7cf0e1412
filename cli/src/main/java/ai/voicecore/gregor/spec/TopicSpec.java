package ai.voicecore.gregor.spec;

import java.util.SortedMap;

/**
 * A declared topic.
 *
 * @param partitions number of partitions, at least 1
 * @param replication replicas of each partition, at most the number of brokers
 * @param exactlyOnce whether records must not be lost or duplicated: written by transactional producers and read committed
 * @param config Kafka topic configuration; {@code min.insync.replicas} is always present
 */
public record TopicSpec(
        String name, int partitions, int replication, boolean exactlyOnce, SortedMap<String, String> config) {

    public TopicSpec withPartitions(int other) {
        return new TopicSpec(name, other, replication, exactlyOnce, config);
    }

    public TopicSpec withConfig(SortedMap<String, String> other) {
        return new TopicSpec(name, partitions, replication, exactlyOnce, other);
    }
}

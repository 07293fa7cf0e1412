package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.failure.Failure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * End offsets of partitions.
 *
 * <p>They are read with read_uncommitted, which returns the high watermark. With read_committed a consumer gets the last
 * stable offset (KIP-98), which is behind our own records until the commit markers are written, a moment after the commit
 * returns.
 */
record LogEnds(Consumer<?, ?> readUncommitted) {
    /** Shorter than the other timeouts: this is the first request, and unavailable brokers should be reported soon. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** The end of each partition of the topics; throws {@link Failure} when a topic does not exist. */
    Map<TopicPartition, Long> of(Collection<String> topics) {
        Map<String, List<PartitionInfo>> existing = readUncommitted.listTopics(TIMEOUT);
        Set<String> absent = new TreeSet<>(topics);
        absent.removeAll(existing.keySet());
        if (!absent.isEmpty()) {
            throw new Failure(
                    "The cluster has no topic " + String.join(", ", absent) + ".",
                    "Declare it in the cluster's YAML and type: {gregor topics apply}");
        }
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> existing.get(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        return new HashMap<>(readUncommitted.endOffsets(partitions, TIMEOUT));
    }

    /**
     * The larger of two end offsets, per partition. A new leader may not know the high watermark yet (KIP-101), but a
     * record that all in-sync replicas acknowledged is below it.
     */
    static Map<TopicPartition, Long> later(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> acknowledged) {
        Map<TopicPartition, Long> later = new HashMap<>(ends);
        acknowledged.forEach((partition, end) -> later.merge(partition, end, Math::max));
        return later;
    }
}

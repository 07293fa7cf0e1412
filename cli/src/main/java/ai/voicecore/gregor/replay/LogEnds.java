package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.platform.PlatformFailure;
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
 * Where the partitions end.
 *
 * <p>Asked with read_uncommitted, for the high watermark: with read_committed a consumer is told the last stable offset
 * (KIP-98), which stays behind our own records until the commit markers are written, a moment after the commit returns.
 */
final class LogEnds {
    /** Shorter than the other bounds: this is the first question, and brokers that are away should show soon. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Consumer<?, ?> readUncommitted;

    LogEnds(Consumer<?, ?> readUncommitted) {
        this.readUncommitted = readUncommitted;
    }

    /**
     * The end of each partition of the topics.
     *
     * @throws PlatformFailure when a topic does not exist
     */
    Map<TopicPartition, Long> of(Collection<String> topics) {
        Map<String, List<PartitionInfo>> existing = readUncommitted.listTopics(TIMEOUT);
        Set<String> absent = new TreeSet<>(topics);
        absent.removeAll(existing.keySet());
        if (!absent.isEmpty()) {
            throw new PlatformFailure(
                    "The cluster has no topic " + String.join(", ", absent)
                            + ". Declare it in the cluster's YAML and type: gregor topics apply",
                    "");
        }
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> existing.get(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        return new HashMap<>(readUncommitted.endOffsets(partitions, TIMEOUT));
    }

    /**
     * The later one of each partition's two ends. A new leader may not know the high watermark yet (KIP-101), but a
     * record that was acknowledged by all in-sync replicas is below it.
     */
    static Map<TopicPartition, Long> later(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> acknowledged) {
        Map<TopicPartition, Long> later = new HashMap<>(ends);
        acknowledged.forEach((partition, end) -> later.merge(partition, end, Math::max));
        return later;
    }
}

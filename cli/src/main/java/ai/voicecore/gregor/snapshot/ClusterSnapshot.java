package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * The state of the Kafka cluster at one moment.
 *
 * @param clusterId from the brokers
 * @param controller id of the active controller, -1 if there is none
 * @param quorum in KRaft mode only
 * @param finalizedFeatures feature → finalized level, as {@code metadata.version → 30}
 */
public record ClusterSnapshot(
        String clusterId,
        int controller,
        List<BrokerSnapshot> brokers,
        Optional<QuorumSnapshot> quorum,
        SortedMap<String, TopicSnapshot> topics,
        List<LogDirSnapshot> logDirs,
        SortedMap<String, Short> finalizedFeatures) {

    /** Ids of the registered brokers that are not fenced. */
    public Set<Integer> brokerIds() {
        return brokers.stream().map(BrokerSnapshot::id).collect(Collectors.toSet());
    }

    /** The matching partitions of all topics. */
    public List<PartitionId> partitions(BiPredicate<TopicSnapshot, PartitionSnapshot> which) {
        return topics.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .filter(partition -> which.test(topic, partition))
                        .map(partition -> new PartitionId(topic.name(), partition.partition())))
                .toList();
    }
}

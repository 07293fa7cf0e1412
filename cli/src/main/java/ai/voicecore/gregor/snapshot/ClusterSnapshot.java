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
    public static final String METADATA_VERSION = "metadata.version";

    /** The level of 3.9, the oldest release that Gregor deploys. */
    private static final short LOWEST_METADATA = 21;

    /**
     * Whether the feature levels that the storage of a cluster of Gregor's was formatted with are lost: a controller that
     * loses its first election before it has committed its first records, and wins the next, runs the new cluster at the
     * lowest level that it knows (KAFKA-20839).
     */
    public boolean hasLostFeatures() {
        return isLost(finalizedFeatures.getOrDefault(METADATA_VERSION, LOWEST_METADATA));
    }

    /** Whether no release that Gregor deploys formats with this level of {@code metadata.version}. */
    public static boolean isLost(int metadataVersion) {
        return metadataVersion < LOWEST_METADATA;
    }

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

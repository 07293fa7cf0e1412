package ai.voicecore.gregor.snapshot.zookeeper;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * The metadata of a Kafka cluster as ZooKeeper stores it.
 *
 * @param deleting topics whose deletion is not finished
 * @param settings dynamic settings by their znode below {@code /config}, as {@code topics/calls}
 */
public record ZooKeeperMetadata(
        String clusterId,
        SortedMap<String, StoredTopic> topics,
        SortedSet<String> deleting,
        SortedMap<String, SortedMap<String, String>> settings) {

    /**
     * A topic.
     *
     * @param id Kafka's topic id; empty if it has none
     * @param replicas partition → ids of its replicas
     */
    public record StoredTopic(String id, SortedMap<Integer, List<Integer>> replicas) {}

    /** Ids of all brokers that have a replica. */
    public Set<Integer> assigned() {
        return topics.values().stream()
                .flatMap(topic -> topic.replicas().values().stream())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }
}

package ai.voicecore.gregor.platform.local.storage;

import ai.voicecore.gregor.platform.ownership.KafkaMark;
import ai.voicecore.gregor.topology.Role;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cluster ids in the data of a cluster's nodes (KIP-78). In KRaft mode Gregor chooses the id. With ZooKeeper Kafka does, and a
 * node's data is known to be the cluster's by the data of the other nodes.
 */
final class KafkaIds {
    private final String clusterId;
    private final boolean chosenByKafka;
    private final Map<Path, String> found = new HashMap<>();

    /**
     * Reads them.
     *
     * @param clusterId as Gregor chose it
     * @param nodes the directories of all nodes
     */
    KafkaIds(String clusterId, Collection<Path> nodes) {
        this.clusterId = clusterId;
        this.chosenByKafka = nodes.stream().anyMatch(KafkaIds::isZooKeeperDirectory);
        nodes.forEach(node -> of(node).ifPresent(id -> found.put(node, id)));
    }

    /** What is written in a node's data. */
    static Optional<String> of(Path node) {
        return KafkaMark.clusterId(node.resolve("data"));
    }

    /** What has to be written in a node's data; empty where the other nodes' does not tell. */
    Optional<String> expected(Path node) {
        if (!chosenByKafka) {
            return Optional.of(clusterId);
        }
        List<String> others = found.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(node))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
    }

    private static boolean isZooKeeperDirectory(Path node) {
        return node.getFileName().toString().startsWith(Role.ZOOKEEPER.stem() + "-");
    }
}

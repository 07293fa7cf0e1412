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
 * The cluster ids in the data of a cluster's nodes (KIP-78). In KRaft mode Gregor chooses the id. In ZooKeeper mode Kafka
 * does; then the data of the other nodes tells the expected id.
 */
final class KafkaIds {
    private final String clusterId;
    private final boolean chosenByKafka;
    private final Map<Path, String> found = new HashMap<>();

    /**
     * @param clusterId as Gregor chose it
     * @param nodes the directories of all nodes
     */
    KafkaIds(String clusterId, Collection<Path> nodes) {
        this.clusterId = clusterId;
        this.chosenByKafka = nodes.stream().anyMatch(KafkaIds::isZooKeeperDirectory);
        nodes.forEach(node -> of(node).ifPresent(id -> found.put(node, id)));
    }

    static Optional<String> of(Path node) {
        return KafkaMark.clusterId(node.resolve("data"));
    }

    /** The id that a node's data must have; empty if the other nodes' data do not tell. */
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

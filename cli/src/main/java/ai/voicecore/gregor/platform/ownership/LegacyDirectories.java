package ai.voicecore.gregor.platform.ownership;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Owners of directories without an owner file, which older versions of Gregor made, from the supervisors' orders.
 *
 * @param own directories of this cluster's nodes, with the CLUSTER_ID of each node, which is empty in ZooKeeper mode
 * @param others directories of other clusters' nodes, with the name of the cluster
 */
public record LegacyDirectories(Map<Path, Optional<String>> own, Map<Path, String> others) {
    public LegacyDirectories {
        own = Map.copyOf(own);
        others = Map.copyOf(others);
    }
}

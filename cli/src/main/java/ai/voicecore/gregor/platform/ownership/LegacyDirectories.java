package ai.voicecore.gregor.platform.ownership;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the orders to supervisors say of directories that have no owner file, as older versions of Gregor left them.
 *
 * @param own directories of this cluster's nodes, with the CLUSTER_ID that each node was given, which is empty in ZooKeeper mode
 * @param others directories of other clusters' nodes, with the name of the cluster
 */
public record LegacyDirectories(Map<Path, Optional<String>> own, Map<Path, String> others) {
    public LegacyDirectories {
        own = Map.copyOf(own);
        others = Map.copyOf(others);
    }
}

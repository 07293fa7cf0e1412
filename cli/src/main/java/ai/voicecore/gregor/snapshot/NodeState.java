package ai.voicecore.gregor.snapshot;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a node says of itself at {@code /state}; empty where it does not apply to its role.
 *
 * @param zooKeeperState leader, follower or standalone
 * @param resources what its process can run out of; empty where its jar is older and does not tell
 */
public record NodeState(
        String node,
        Optional<String> version,
        Optional<String> brokerState,
        Optional<String> raftState,
        Optional<Boolean> activeController,
        OptionalInt offlineLogDirectories,
        Optional<String> zooKeeperState,
        Optional<NodeResources> resources) {

    /** The same node with so much of everything. */
    public NodeState with(NodeResources other) {
        return new NodeState(
                node,
                version,
                brokerState,
                raftState,
                activeController,
                offlineLogDirectories,
                zooKeeperState,
                Optional.of(other));
    }
}

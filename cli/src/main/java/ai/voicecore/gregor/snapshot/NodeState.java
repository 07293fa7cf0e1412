package ai.voicecore.gregor.snapshot;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A node's answer to {@code /state}; values that do not apply to its role are empty.
 *
 * @param zooKeeperState leader, follower or standalone
 * @param resources empty if its node jar is too old to report them
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

    /** The same with other resources. */
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

package ai.voicecore.gregor.snapshot;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A node's answer to {@code /state}; values that do not apply to its role are empty.
 *
 * @param resources empty if its node jar is too old to report them
 */
public record NodeState(
        String node,
        Optional<String> version,
        Optional<BrokerState> brokerState,
        Optional<Boolean> activeController,
        OptionalInt offlineLogDirectories,
        Optional<ZooKeeperState> zooKeeperState,
        Optional<NodeResources> resources) {

    /** Whether it is the leader of several ZooKeeper servers. */
    public boolean leadsEnsemble() {
        return zooKeeperState.equals(Optional.of(ZooKeeperState.LEADER));
    }
}

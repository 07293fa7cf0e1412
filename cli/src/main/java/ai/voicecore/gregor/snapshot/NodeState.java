package ai.voicecore.gregor.snapshot;

import ai.voicecore.gregor.snapshot.zookeeper.ZkMigration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A node's answer to {@code /state}; values that do not apply to its role are empty.
 *
 * @param migration of brokers and controllers; empty if its node jar is too old to report it
 * @param resources empty if its node jar is too old to report them
 */
public record NodeState(
        String node,
        Optional<String> version,
        Optional<BrokerState> brokerState,
        Optional<Boolean> activeController,
        OptionalInt offlineLogDirectories,
        Optional<ZooKeeperState> zooKeeperState,
        Optional<ZkMigration> migration,
        Optional<NodeResources> resources) {

    /** Whether it is the leader of several ZooKeeper servers. */
    public boolean leadsEnsemble() {
        return zooKeeperState.equals(Optional.of(ZooKeeperState.LEADER));
    }
}

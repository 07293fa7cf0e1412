package ai.voicecore.gregor.snapshot;

import ai.voicecore.gregor.snapshot.zookeeper.ZkMigration;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A node's answer to {@code /state}; values that do not apply to its role are empty.
 *
 * @param metadataVersion the feature level that a broker or controller in KRaft mode has loaded; empty if its node jar is
 *     too old to report it
 * @param migration of brokers and controllers; empty if its node jar is too old to report it
 * @param resources empty if its node jar is too old to report them
 * @param readyAfter from the start of its process until it was ready; empty before, or if its node jar is too old to report it
 */
public record NodeState(
        String node,
        Optional<String> version,
        Optional<BrokerState> brokerState,
        Optional<Boolean> activeController,
        OptionalInt offlineLogDirectories,
        OptionalInt metadataVersion,
        Optional<ZooKeeperState> zooKeeperState,
        Optional<ZkMigration> migration,
        Optional<NodeResources> resources,
        Optional<Duration> readyAfter) {

    /** Whether it is the leader of several ZooKeeper servers. */
    public boolean leadsEnsemble() {
        return zooKeeperState.equals(Optional.of(ZooKeeperState.LEADER));
    }
}

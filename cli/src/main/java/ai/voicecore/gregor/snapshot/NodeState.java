package ai.voicecore.gregor.snapshot;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a node says of itself at {@code /state}; empty where it does not apply to its role.
 *
 * @param zooKeeperState leader, follower or standalone
 */
public record NodeState(
        String node,
        Optional<String> version,
        Optional<String> brokerState,
        Optional<String> raftState,
        Optional<Boolean> activeController,
        OptionalInt offlineLogDirectories,
        Optional<String> zooKeeperState) {}

package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.BrokerState;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a restarted node has recovered: a new process, ready, and in sync again.
 *
 * <p>Kafka's Admin does not return broker epochs, and they are not needed: a new process is RUNNING only after the
 * controller has registered it with a new epoch and unfenced it (KIP-631).
 */
final class NodeRecovery {
    private NodeRecovery() {}

    /** What a restarted node still lacks; empty if it has recovered. */
    static Optional<String> lack(Node node, Situation now) {
        if (!now.isReady(node)) {
            return Optional.of(node.name() + " is not ready: " + now.detail(node));
        }
        if (node.role().isClient()) {
            return Optional.empty();
        }
        if (node.role() == Role.ZOOKEEPER) {
            return Coordination.serves(node, now)
                    ? Optional.empty()
                    : Optional.of(node.name() + " does not serve in the ensemble yet");
        }
        if (now.cluster().isEmpty()) {
            return Optional.of("the brokers cannot be asked: " + now.trouble());
        }
        ClusterSnapshot cluster = now.cluster().get();
        Optional<String> voter = node.role().isController() ? voter(node, cluster) : Optional.empty();
        return voter.isPresent() || !node.role().isBroker() ? voter : broker(node, now, cluster);
    }

    static boolean hasFailed(Node node, Situation now) {
        return now.status(node)
                .filter(status -> status.phase() == NodePhase.FAILED)
                .isPresent();
    }

    /** In a dynamic quorum it may be an observer; the voter policy decides about voters. */
    private static Optional<String> voter(Node node, ClusterSnapshot cluster) {
        boolean caughtUp = cluster.quorum().stream()
                .flatMap(quorum -> Stream.concat(quorum.voters().stream(), quorum.observers().stream()))
                .anyMatch(replica -> replica.id() == node.id() && replica.isCaughtUp());
        return caughtUp
                ? Optional.empty()
                : Optional.of(node.name() + " has not caught up with the quorum's leader yet");
    }

    private static Optional<String> broker(Node node, Situation now, ClusterSnapshot cluster) {
        if (now.state(node)
                .flatMap(NodeState::brokerState)
                .filter(BrokerState.RUNNING::equals)
                .isEmpty()) {
            return Optional.of(node.name() + " does not say that it is RUNNING");
        }
        if (!cluster.brokerIds().contains(node.id())) {
            return Optional.of(node.name() + " is not registered yet, or fenced");
        }
        List<PartitionId> lacking =
                cluster.partitions((topic, partition) -> partition.replicas().contains(node.id())
                        && (partition.isOffline() || !partition.inSync().contains(node.id())));
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        int others = lacking.size() - 1;
        return Optional.of(node.name() + " is not in sync yet in " + lacking.getFirst()
                + (others == 0 ? "" : " and " + others + (others == 1 ? " other partition" : " other partitions")));
    }
}

package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The input of a decision, read at one moment.
 *
 * @param nodes as the platform sees them
 * @param states reported by the nodes; nodes that do not answer are missing
 * @param cluster reported by the brokers; empty if they did not answer
 * @param trouble why they did not answer; otherwise empty
 * @param reassigning topics with a reassignment in progress
 * @param cannotStart what would prevent nodes from starting again; read only before a node is stopped
 */
public record Situation(
        Topology topology,
        List<NodeStatus> nodes,
        List<NodeState> states,
        Optional<ClusterSnapshot> cluster,
        String trouble,
        Set<String> reassigning,
        List<CannotStart> cannotStart) {
    private static final Set<NodePhase> WITHOUT_PROCESS =
            Set.of(NodePhase.STARTING, NodePhase.RESTARTING, NodePhase.FAILED);

    /** A situation without the check whether nodes would start again. */
    public Situation(
            Topology topology,
            List<NodeStatus> nodes,
            List<NodeState> states,
            Optional<ClusterSnapshot> cluster,
            String trouble,
            Set<String> reassigning) {
        this(topology, nodes, states, cluster, trouble, reassigning, List.of());
    }

    /** The same with what would prevent nodes from starting again. */
    public Situation with(List<CannotStart> found) {
        return new Situation(topology, nodes, states, cluster, trouble, reassigning, List.copyOf(found));
    }

    Optional<NodeStatus> status(Node node) {
        return nodes.stream().filter(known -> known.name().equals(node.name())).findFirst();
    }

    Optional<NodeState> state(Node node) {
        return states.stream().filter(known -> known.node().equals(node.name())).findFirst();
    }

    boolean isReady(Node node) {
        return status(node).map(NodeStatus::isReady).orElse(false);
    }

    /** Whether it has no process: starting it reduces no availability. */
    boolean isDown(Node node) {
        return status(node).map(NodeStatus::isDown).orElse(true);
    }

    /**
     * Whether no process of it runs: it is down, or its container waits for a host, an image or a restart. It can be
     * stopped and started without reducing availability.
     */
    boolean runsNothing(Node node) {
        return isDown(node)
                || status(node)
                        .filter(known -> known.since().isEmpty() && WITHOUT_PROCESS.contains(known.phase()))
                        .isPresent();
    }

    /** Why a node is not ready or does not exist. */
    String detail(Node node) {
        return status(node)
                .map(known -> known.detail().isEmpty()
                        ? known.phase().name().toLowerCase(java.util.Locale.ROOT)
                        : known.detail())
                .orElse("not known to its platform");
    }

    /** Whether it is the active controller or the ZooKeeper leader. */
    boolean leads(Node node) {
        if (node.role() == Role.ZOOKEEPER) {
            return state(node).filter(NodeState::leadsEnsemble).isPresent();
        }
        int active = cluster.map(
                        seen -> seen.quorum().map(quorum -> quorum.leader()).orElse(seen.controller()))
                .orElse(-1);
        return (node.role().isController() || (node.role().isBroker() && isZooKeeperMode())) && node.id() == active;
    }

    private boolean isZooKeeperMode() {
        return topology.nodes(role -> role == Role.ZOOKEEPER).findAny().isPresent();
    }
}

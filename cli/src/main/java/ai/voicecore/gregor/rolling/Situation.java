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
 * Everything that a rolling change decides from, seen at one moment.
 *
 * @param nodes as their platform sees them
 * @param states what the nodes say of themselves; those that do not answer are missing
 * @param cluster what the brokers say; empty if they could not be asked
 * @param trouble why they could not be asked; empty if they could
 * @param reassigning topics whose partitions are being moved
 * @param cannotStart what would keep nodes from starting again; looked for only before a node is stopped
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

    /** One in which nobody has looked whether nodes would start again. */
    public Situation(
            Topology topology,
            List<NodeStatus> nodes,
            List<NodeState> states,
            Optional<ClusterSnapshot> cluster,
            String trouble,
            Set<String> reassigning) {
        this(topology, nodes, states, cluster, trouble, reassigning, List.of());
    }

    /** The same with what would keep nodes from starting again. */
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

    /** Whether it has no process, so that starting it takes nothing away from anybody. */
    boolean isDown(Node node) {
        return status(node)
                .map(known -> known.where().isEmpty() && known.phase() != NodePhase.RESTARTING)
                .orElse(true);
    }

    /**
     * Whether no process of it runs, so that it can be stopped and started without taking anything away: it is down, or its
     * container waits for a host, for its image or for its next try.
     */
    boolean runsNothing(Node node) {
        return isDown(node)
                || status(node)
                        .filter(known -> known.since().isEmpty() && WITHOUT_PROCESS.contains(known.phase()))
                        .isPresent();
    }

    /** Why a node is not ready, or that it is not there at all. */
    String detail(Node node) {
        return status(node)
                .map(known -> known.detail().isEmpty()
                        ? known.phase().name().toLowerCase(java.util.Locale.ROOT)
                        : known.detail())
                .orElse("not known to its platform");
    }

    /** Whether it leads those that it coordinates with: the active controller, ZooKeeper's leader. */
    boolean leads(Node node) {
        if (node.role() == Role.ZOOKEEPER) {
            return state(node)
                    .flatMap(NodeState::zooKeeperState)
                    .filter("leader"::equals)
                    .isPresent();
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

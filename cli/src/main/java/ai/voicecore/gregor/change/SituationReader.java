package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.rolling.Situation;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the state of a cluster for the rolling policy. */
final class SituationReader {
    private final Cluster cluster;
    private final ClusterAdmin admin;
    private @Nullable ClusterSnapshot known;
    private boolean glanced;

    SituationReader(Cluster cluster, ClusterAdmin admin) {
        this.cluster = cluster;
        this.admin = admin;
    }

    /** A full read: the basis of a decision to stop a node. */
    Situation read(Roll roll) {
        known = null;
        return refresh(roll);
    }

    /** Whether the last read was only a refresh. */
    boolean wasRefreshed() {
        return glanced;
    }

    /**
     * Reads only what changes quickly; the rest is copied. The brokers are not asked while a node is restarting: the answer
     * would have to wait for that node, and it is not needed.
     */
    Situation refresh(Roll roll) {
        Topology topology = cluster.topology();
        List<NodeStatus> nodes = cluster.platform().observe();
        Optional<String> away = nodes.stream()
                .filter(node -> roll.asked().containsKey(node.name()) && !node.isReady())
                .map(node ->
                        node.name() + " is not back: " + (node.detail().isEmpty() ? "it is on its way" : node.detail()))
                .findFirst();
        if (away.isPresent()) {
            return new Situation(topology, nodes, List.of(), Optional.empty(), away.get(), Set.of());
        }
        List<NodeState> said = cluster.services().states(topology).ofAll(topology.nodes());
        try {
            return new Situation(topology, nodes, said, Optional.of(snapshot()), "", admin.reassigning());
        } catch (AdminFailure e) {
            return new Situation(topology, nodes, said, Optional.empty(), e.getMessage(), Set.of());
        }
    }

    private ClusterSnapshot snapshot() {
        ClusterSnapshot before = known;
        glanced = before != null;
        ClusterSnapshot now = before == null ? admin.snapshot() : admin.refresh(before);
        known = now;
        return now;
    }
}

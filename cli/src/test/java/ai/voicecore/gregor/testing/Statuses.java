package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Node statuses as a platform reports them. */
public final class Statuses {
    private static final Instant SINCE = Instant.parse("2026-11-23T08:00:00Z");

    private Statuses() {}

    public static NodeStatus ready(String name) {
        return new NodeStatus(name, NodePhase.READY, "pid 1", 0, Optional.of(SINCE), "");
    }

    public static NodeStatus stopped(String name) {
        return new NodeStatus(name, NodePhase.STOPPED, "", 0, Optional.empty(), "");
    }

    /** Running, but not ready. */
    public static NodeStatus running(String name, NodePhase phase, String detail) {
        return new NodeStatus(name, phase, "pid 1", 0, Optional.of(SINCE), detail);
    }

    /** Not running. */
    public static NodeStatus down(String name, NodePhase phase, String detail) {
        return new NodeStatus(name, phase, "", 0, Optional.empty(), detail);
    }

    public static List<NodeStatus> allReady(Topology topology) {
        return topology.nodes().stream().map(Node::name).map(Statuses::ready).toList();
    }

    public static List<NodeStatus> allStopped(Topology topology) {
        return topology.nodes().stream().map(Node::name).map(Statuses::stopped).toList();
    }

    /** Replaces the status of the node with this name. */
    public static List<NodeStatus> with(List<NodeStatus> statuses, NodeStatus other) {
        return statuses.stream()
                .map(status -> status.name().equals(other.name()) ? other : status)
                .toList();
    }
}

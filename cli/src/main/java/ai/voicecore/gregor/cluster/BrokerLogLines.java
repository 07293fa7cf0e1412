package ai.voicecore.gregor.cluster;

import ai.voicecore.gregor.moving.NodeLogs;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;

/** The logs of a cluster's brokers, as its platform gives them. */
public record BrokerLogLines(Topology topology, Platform platform) implements NodeLogs {
    /** A failure with its stack trace, and what else is logged meanwhile. */
    private static final int LINES = 1_000;

    @Override
    public List<String> of(int broker) {
        return topology.brokers().stream()
                .filter(node -> node.id() == broker)
                .findFirst()
                .map(this::lines)
                .orElse(List.of());
    }

    private List<String> lines(Node node) {
        try {
            return platform.logs(node.name(), LINES);
        } catch (PlatformFailure e) {
            // It only helps to tell why.
            return List.of();
        }
    }
}

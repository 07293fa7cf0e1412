package ai.voicecore.gregor.cluster;

import ai.voicecore.gregor.moving.NodeLogs;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;

/** The brokers' logs, from the platform. */
public record BrokerLogLines(Topology topology, Platform platform) implements NodeLogs {
    /** Enough for an error with its stack trace among other lines. */
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
            // The log is only used for the reason.
            return List.of();
        }
    }
}

package ai.voicecore.gregor.check;

import ai.voicecore.gregor.snapshot.NodeStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every node of the spec runs and is ready. */
final class NodesRunning extends Check<Evidence> {
    NodesRunning() {
        super("nodes-running", "every node runs and is ready", "Type: {gregor status}");
    }

    @Override
    public Verdict examine(Evidence evidence) {
        Map<String, NodeStatus> byName =
                evidence.nodes().stream().collect(Collectors.toMap(NodeStatus::name, Function.identity()));
        List<Finding> findings = new ArrayList<>();
        evidence.topology().nodes().forEach(node -> {
            NodeStatus status = byName.get(node.name());
            if (status == null) {
                findings.add(new Finding(node.name() + " does not exist.", "Type: {gregor deploy}"));
            } else if (!status.isReady()) {
                findings.add(finding(status));
            }
        });
        int wanted = evidence.topology().nodes().size();
        int restarts = evidence.nodes().stream().mapToInt(NodeStatus::restarts).sum();
        return Verdict.of(
                wanted - findings.size() + " of " + wanted + " nodes ready, " + restarts + " restarts", findings);
    }

    private static Finding finding(NodeStatus status) {
        String detail = status.detail().isEmpty() ? "" : ": " + status.detail();
        return new Finding(
                status.name() + " is " + status.phase().name().toLowerCase(Locale.ROOT) + detail + ".",
                switch (status.phase()) {
                    case STOPPED, FAILED -> "Look at {gregor logs " + status.name() + "}, then type: {gregor deploy}";
                    default -> "Wait, or look at {gregor logs " + status.name() + "}.";
                });
    }
}

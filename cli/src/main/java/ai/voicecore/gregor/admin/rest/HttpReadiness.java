package ai.voicecore.gregor.admin.rest;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.rest.RestClient.Answer;
import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.snapshot.HealthPage;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The readiness that the nodes themselves report, for callers that cannot ask the platform. */
public final class HttpReadiness implements Supplier<List<NodeStatus>> {
    private final Topology topology;
    private final RestClient rest;

    public HttpReadiness(Topology topology) {
        this.topology = topology;
        this.rest = new RestClient(topology.access(), "text/plain");
    }

    @Override
    public List<NodeStatus> get() {
        return ParallelTasks.each(topology.nodes(), this::ask);
    }

    private NodeStatus ask(Node node) {
        try {
            Answer answer = rest.get(node.readyUrl());
            String said = answer.isSuccess() ? "" : reason(answer);
            return status(node, answer.isSuccess() ? NodePhase.READY : NodePhase.UNREADY, said);
        } catch (AdminFailure e) {
            return status(node, NodePhase.UNREADY, e.getMessage());
        }
    }

    /** A JSON body is parsed already; other text is a plain string. */
    private static String reason(Answer answer) {
        String reason = HealthPage.reason(answer.body().asString(answer.body().toString()));
        return reason.isEmpty() ? "HTTP " + answer.status() : reason;
    }

    private static NodeStatus status(Node node, NodePhase phase, String detail) {
        return new NodeStatus(node.name(), phase, node.http().host(), 0, Optional.empty(), detail);
    }
}

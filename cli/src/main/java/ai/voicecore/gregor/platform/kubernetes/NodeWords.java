package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Node;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/** What a node itself says about why it is not ready, asked through the API server's pod proxy. */
final class NodeWords {
    private final Api api;

    NodeWords(Api api) {
        this.api = api;
    }

    /** The status with the node's own reason, where it runs and has one. */
    NodeStatus added(Node node, NodeStatus status) {
        boolean silent = status.detail().isEmpty() && status.since().isPresent();
        boolean unready = status.phase() == NodePhase.STARTING || status.phase() == NodePhase.UNREADY;
        return silent && unready ? with(status, reason(node)) : status;
    }

    private static NodeStatus with(NodeStatus status, Optional<String> reason) {
        return new NodeStatus(
                status.name(), status.phase(), status.where(), status.restarts(), status.since(), reason.orElse(""));
    }

    private Optional<String> reason(Node node) {
        String path = "/api/v1/namespaces/" + api.namespace() + "/pods/" + node.name() + ":"
                + node.http().port() + "/proxy" + node.readyPath();
        try {
            api.client().raw(path);
            return Optional.empty();
        } catch (KubernetesClientException e) {
            return Optional.ofNullable(e.getMessage())
                    .map(NodeWords::body)
                    .filter(text -> !text.isBlank() && text.length() < 300);
        }
    }

    /** The client puts the answer's body behind its own words. */
    private static String body(String message) {
        int at = message.indexOf("Message: ");
        return at < 0 ? "" : message.substring(at + "Message: ".length()).strip();
    }
}

package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.snapshot.HealthPage;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Node;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * The readiness message of the node itself, read through the API server's pod proxy. It is newer than the pod's status,
 * which changes only after the kubelet's next probe.
 */
public record ReadinessMessage(Api api) {
    /** A longer body is a proxy's error page. */
    private static final int MAX = 300;

    /** The status with the node's own reason why it is not ready; ready if the node says so. */
    public NodeStatus added(Node node, NodeStatus status) {
        boolean silent = status.detail().isEmpty() && status.since().isPresent();
        boolean unready = status.phase() == NodePhase.STARTING || status.phase() == NodePhase.UNREADY;
        return silent && unready ? asked(node, status) : status;
    }

    private NodeStatus asked(Node node, NodeStatus status) {
        String path = "/api/v1/namespaces/" + api.namespace() + "/pods/" + node.name() + ":"
                + node.http().port() + "/proxy" + node.readyPath();
        try {
            api.send(client -> client.raw(path));
            return status.in(NodePhase.READY, "", Remedy.NONE);
        } catch (KubernetesClientException e) {
            return status.in(status.phase(), reason(e), Remedy.NONE);
        }
    }

    /** The client appends the response body to its own message. */
    private static String reason(KubernetesClientException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("Message: ");
        String body = at < 0 ? "" : message.substring(at + "Message: ".length()).strip();
        String reason = HealthPage.reason(body);
        return reason.length() < MAX ? reason : "";
    }
}

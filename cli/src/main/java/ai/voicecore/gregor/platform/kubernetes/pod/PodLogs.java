package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.util.List;

/** The log of a pod, from Kubernetes. */
public record PodLogs(Api api) {
    /** The last lines; of the previous run if the pod waits for a restart. */
    public List<String> tail(String node, int lines) {
        Pod pod = api.pod(node)
                .orElseThrow(() -> new Failure("Pod " + node + " does not exist.", "Start it with: {gregor deploy}"));
        boolean waits = PodEnds.container(pod)
                .filter(container -> container.getState().getWaiting() != null && container.getRestartCount() > 0)
                .isPresent();
        return read(node, lines, waits);
    }

    List<String> ofLastEnd(Pod pod, int lines) {
        boolean waits = PodEnds.container(pod)
                .filter(container -> container.getState().getTerminated() == null)
                .isPresent();
        return read(pod.getMetadata().getName(), lines, waits);
    }

    /** @param before whether to read the previous run */
    private List<String> read(String node, int lines, boolean before) {
        String log = api.call(
                "reading the log of " + node,
                client -> before
                        ? pod(node).terminated().tailingLines(lines).getLog()
                        : pod(node).tailingLines(lines).getLog());
        return log.lines().toList();
    }

    private PodResource pod(String node) {
        return api.client().pods().withName(node);
    }
}

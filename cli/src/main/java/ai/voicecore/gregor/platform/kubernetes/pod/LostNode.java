package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.volume.Claims;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Optional;

/** A node whose host or volume is lost. */
public record LostNode(Api api, String name) {
    /** Longer than the pod's termination grace period. */
    private static final Duration DELETE_TIMEOUT = Duration.ofMinutes(6);

    private static final Duration INTERVAL = Duration.ofMillis(500);

    public static String claim(String node) {
        return "data-" + node;
    }

    /**
     * Deletes the PersistentVolumeClaim and the pod; the StatefulSet creates both again. It waits for a terminating claim;
     * a pod that was created too early for that is deleted once more.
     */
    public void deleteStorage(Progress progress) {
        Optional<PersistentVolumeClaim> old = claim();
        old.ifPresent(api::delete);
        deletePod();
        api.await(DELETE_TIMEOUT, INTERVAL)
                .until(
                        () -> {
                            if (old.filter(this::isThere).isEmpty()) {
                                return true;
                            }
                            progress.doing("waiting until volume claim " + claim(name) + " is deleted");
                            deletePod();
                            return false;
                        },
                        () -> new Failure(
                                "Volume claim " + claim(name) + " does not go away.",
                                "Look at kubectl describe pvc " + claim(name) + " -n " + api.namespace()
                                        + ", and repeat the command."));
    }

    /** Deletes the pod. If its host does not answer, nothing can confirm the end, and the pod object is removed. */
    void deletePod() {
        Optional<Pod> pod = api.pod(name);
        if (pod.isEmpty()) {
            return;
        }
        if (isHostGone(pod.get())) {
            api.deleteWithoutGrace(pod.get());
        } else if (pod.get().getMetadata().getDeletionTimestamp() == null) {
            api.delete(pod.get());
        }
    }

    /** Call it repeatedly for a terminating pod: on a host that does not answer it would never end. */
    public void forgetWhereHostIsGone() {
        api.pod(name)
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() != null)
                .filter(this::isHostGone)
                .ifPresent(pod -> deletePod());
    }

    /** For a host that does not answer, Kubernetes sets the condition Ready to Unknown. */
    private boolean isHostGone(Pod pod) {
        String host = pod.getSpec().getNodeName();
        if (host == null) {
            return false;
        }
        // Without the permission to read hosts the pod gets its whole grace period.
        return api.tryToCall(client ->
                        Optional.ofNullable(client.nodes().withName(host).get()))
                .filter(node -> node.isEmpty() || isSilent(node.get()))
                .isPresent();
    }

    private static boolean isSilent(Node host) {
        return host.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("Unknown"));
    }

    private boolean isThere(HasMetadata old) {
        return claim().filter(claim ->
                        claim.getMetadata().getUid().equals(old.getMetadata().getUid()))
                .isPresent();
    }

    private Optional<PersistentVolumeClaim> claim() {
        return Claims.read(api, claim(name));
    }
}

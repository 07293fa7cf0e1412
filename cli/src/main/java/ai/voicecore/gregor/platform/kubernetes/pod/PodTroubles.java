package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.volume.Claims;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a pod is missing or has no host, from the events of StatefulSets and the volume claims. */
public final class PodTroubles {
    private final Api api;
    private final RefusedPods refused;

    public PodTroubles(Api api) {
        this.api = api;
        this.refused = new RefusedPods(api.time());
    }

    /** The status with Kubernetes' reason, if there is one. */
    public NodeStatus added(NodeStatus status, @Nullable Pod pod) {
        if (status.phase() == NodePhase.STOPPED) {
            return refusedPod(status);
        }
        refused.isThere(status.name());
        return PodStatuses.noHost(pod)
                .filter(why -> why.contains("PersistentVolumeClaim"))
                .map(why -> waitingVolume(status))
                .orElse(status);
    }

    /** These sets retry now: earlier events do not count any more. Returns the sets that had such events. */
    public List<String> askedAgain(List<String> sets) {
        return refused.askedAgain(sets);
    }

    /** A StatefulSet that cannot create its pods reports it only in its events. */
    private NodeStatus refusedPod(NodeStatus status) {
        String set = status.name().substring(0, status.name().lastIndexOf('-'));
        return lastWarning("StatefulSet", set)
                .filter(event -> "FailedCreate".equals(event.getReason())
                        && api.statefulSet(set).isPresent())
                .map(event -> refused.added(
                        status, set, event.getMetadata().getResourceVersion(), String.valueOf(event.getMessage())))
                .orElse(status);
    }

    private NodeStatus waitingVolume(NodeStatus status) {
        String name = LostNode.claim(status.name());
        Optional<PersistentVolumeClaim> known = Claims.read(api, name);
        if (known.isEmpty()) {
            return status;
        }
        PersistentVolumeClaim claim = known.get();

        Optional<Event> warning = lastWarning("PersistentVolumeClaim", name);
        String remedy = warning.isEmpty() && claim.getSpec().getStorageClassName() != null
                ? ""
                : "See the classes there are (kubectl get storageclass) and what the claim meets: kubectl describe pvc "
                        + name + " -n " + api.namespace();
        return status.in(
                status.phase(),
                "its volume waits for storage class " + Claims.storageClass(claim)
                        + warning.map(event -> ": " + event.getMessage()).orElse(""),
                Remedy.of(remedy));
    }

    private Optional<Event> lastWarning(String kind, String name) {
        return api.events(Map.of("involvedObject.kind", kind, "involvedObject.name", name, "type", "Warning")).stream()
                .filter(event -> event.getLastTimestamp() != null)
                .max(Comparator.comparing(Event::getLastTimestamp));
    }
}

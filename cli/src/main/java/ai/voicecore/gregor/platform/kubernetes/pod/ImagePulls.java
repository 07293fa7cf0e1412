package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.pod.PodStatuses.PodState;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the host of a waiting container pulls its image: the kubelet reports a registry that does not answer only half a
 * minute later.
 */
public final class ImagePulls {
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(1);

    private final Api api;
    private final Map<String, Making> making = new ConcurrentHashMap<>();

    public ImagePulls(Api api) {
        this.api = api;
    }

    private record Making(String uid, long asked, boolean pulling) {}

    public NodeStatus added(NodeStatus status, @Nullable Pod pod) {
        if (pod == null
                || status.phase() != NodePhase.STARTING
                || !status.detail().isEmpty()
                || !isBeingMade(pod)) {
            return status;
        }
        Making known = making.compute(status.name(), (name, before) -> looked(pod, before));
        if (!known.pulling()) {
            return status;
        }
        PodState trouble =
                ImageTroubles.pulling(pod.getSpec().getContainers().getFirst().getImage(), status.where());
        return status.in(trouble.phase(), trouble.detail(), trouble.remedy());
    }

    private Making looked(Pod pod, @Nullable Making before) {
        String uid = pod.getMetadata().getUid();
        boolean due = before == null
                || !before.uid().equals(uid)
                || api.time().since(before.asked()).compareTo(MIN_INTERVAL) >= 0;
        return due ? new Making(uid, api.time().nanos(), pulls(pod)) : before;
    }

    private static boolean isBeingMade(Pod pod) {
        return PodEnds.container(pod)
                .map(ContainerStatus::getState)
                .map(ContainerState::getWaiting)
                .filter(waiting -> "ContainerCreating".equals(waiting.getReason()))
                .isPresent();
    }

    /** Looks at the newest event about the image; without the permission to read events the kubelet reports it later. */
    private boolean pulls(Pod pod) {
        return api.events(Map.of("involvedObject.uid", pod.getMetadata().getUid())).stream()
                .map(Event::getReason)
                .filter(reason -> "Pulling".equals(reason) || "Pulled".equals(reason))
                .reduce((one, other) -> "Pulled".equals(one) ? one : other)
                .filter("Pulling"::equals)
                .isPresent();
    }
}

package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.platform.EndReason;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The last output of a node that ended. Kubernetes keeps the last 2 KiB; if the cause is not in it, the log of that run is
 * read, once for each end.
 */
public final class PodEnds {
    private static final int LINES = 1_000;

    private final Api api;
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    public PodEnds(Api api) {
        this.api = api;
    }

    /** Empty if it has not ended. */
    public List<String> log(@Nullable Pod pod) {
        Optional<ContainerStateTerminated> end = Optional.ofNullable(pod).flatMap(PodEnds::last);
        if (pod == null || end.isEmpty()) {
            return List.of();
        }
        List<String> kept = kept(end.get());
        return EndReason.isKnown(OptionalInt.of(end.get().getExitCode()), kept)
                ? kept
                : known.computeIfAbsent(
                        pod.getMetadata().getName() + end.get().getContainerID(), ignored -> read(pod, kept));
    }

    private List<String> read(Pod pod, List<String> otherwise) {
        try {
            return new PodLogs(api).ofLastEnd(pod, LINES);
        } catch (PlatformFailure e) {
            // The user may not be allowed to read logs, and hosts do not keep them forever.
            return otherwise;
        }
    }

    static Optional<ContainerStateTerminated> last(Pod pod) {
        return container(pod)
                .flatMap(container -> terminated(container.getState()).or(() -> terminated(container.getLastState())));
    }

    static Optional<ContainerStatus> container(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).map(PodStatus::getContainerStatuses).stream()
                .flatMap(List::stream)
                .findFirst();
    }

    private static Optional<ContainerStateTerminated> terminated(@Nullable ContainerState state) {
        return Optional.ofNullable(state).map(ContainerState::getTerminated);
    }

    private static List<String> kept(ContainerStateTerminated end) {
        return end.getMessage() == null ? List.of() : end.getMessage().lines().toList();
    }
}

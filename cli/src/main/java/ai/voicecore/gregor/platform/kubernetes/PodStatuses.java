package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a node's status from its pod. Pure. */
final class PodStatuses {
    /** A node jar that refuses its configuration or its storage ends with this; trying again does not help. */
    private static final int REFUSED = 2;

    private static final Set<String> HOPELESS = Set.of(
            "InvalidImageName",
            "ErrImageNeverPull",
            "ImagePullBackOff",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError");

    static final String NO_HOST = "no host fits: ";

    private PodStatuses() {}

    static NodeStatus of(String node, @Nullable Pod pod) {
        if (pod == null || pod.getStatus() == null) {
            return new NodeStatus(node, NodePhase.STOPPED, "", 0, Optional.empty(), "");
        }
        String host = pod.getSpec().getNodeName();
        Optional<ContainerStatus> container = first(pod.getStatus().getContainerStatuses());
        int restarts = container.map(ContainerStatus::getRestartCount).orElse(0);
        Optional<Instant> since = container
                .map(ContainerStatus::getState)
                .map(ContainerState::getRunning)
                .map(running -> Instant.parse(running.getStartedAt()));
        State state = state(pod, container, since);
        return new NodeStatus(
                node, state.phase(), host == null ? "no host yet" : "on " + host, restarts, since, state.detail());
    }

    private record State(NodePhase phase, String detail) {}

    private static State state(Pod pod, Optional<ContainerStatus> container, Optional<Instant> since) {
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return new State(NodePhase.UNREADY, "is being stopped");
        }
        Optional<PodCondition> scheduled = condition(pod, "PodScheduled").filter(PodStatuses::isFalse);
        if (scheduled.isPresent()) {
            return new State(
                    NodePhase.STARTING,
                    NO_HOST + withoutPreemption(scheduled.get().getMessage()));
        }
        Optional<ContainerStateWaiting> waiting =
                container.map(ContainerStatus::getState).map(ContainerState::getWaiting);
        if (waiting.isPresent()) {
            return waiting(waiting.get(), container.get());
        }
        Optional<ContainerStateTerminated> ended =
                container.map(ContainerStatus::getState).map(ContainerState::getTerminated);
        if (ended.isPresent()) {
            return new State(NodePhase.RESTARTING, lastWords(ended.get()));
        }
        Optional<PodCondition> ready = condition(pod, "Ready");
        return ready.filter(condition -> !isFalse(condition)).isPresent()
                ? new State(NodePhase.READY, "")
                : new State(wasReady(ready, since) ? NodePhase.UNREADY : NodePhase.STARTING, "");
    }

    /** The scheduler's words up to what it says about driving others away. */
    private static String withoutPreemption(@Nullable String message) {
        return text(message, "").replaceAll("(?i)\\.? *preemption:.*", "");
    }

    private static State waiting(ContainerStateWaiting waiting, ContainerStatus container) {
        String reason = String.valueOf(waiting.getReason());
        Optional<ContainerStateTerminated> last =
                Optional.ofNullable(container.getLastState()).map(ContainerState::getTerminated);
        if (HOPELESS.contains(reason)) {
            return new State(
                    NodePhase.FAILED,
                    "cannot be started with image " + container.getImage() + ": " + text(waiting.getMessage(), reason));
        }
        if (last.isPresent()) {
            boolean hopeless = last.get().getExitCode() == REFUSED;
            return new State(hopeless ? NodePhase.FAILED : NodePhase.RESTARTING, lastWords(last.get()));
        }
        return new State(
                NodePhase.STARTING,
                reason.equals("ErrImagePull")
                        ? "image " + container.getImage() + ": " + text(waiting.getMessage(), reason)
                        : "");
    }

    private static String lastWords(ContainerStateTerminated ended) {
        String said = text(ended.getMessage(), "").strip();
        String last = said.lines().reduce((first, line) -> line).orElse(String.valueOf(ended.getReason()));
        return "ended with " + ended.getExitCode() + ": " + last;
    }

    /** A pod that becomes unready later than it was started was ready before. */
    private static boolean wasReady(Optional<PodCondition> ready, Optional<Instant> since) {
        return ready.isPresent()
                && since.isPresent()
                && Instant.parse(ready.get().getLastTransitionTime())
                        .isAfter(since.get().plus(Duration.ofSeconds(2)));
    }

    private static Optional<PodCondition> condition(Pod pod, String type) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    private static boolean isFalse(PodCondition condition) {
        return !"True".equals(condition.getStatus());
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }

    private static <T> Optional<T> first(@Nullable List<T> list) {
        return list == null ? Optional.empty() : list.stream().findFirst();
    }
}

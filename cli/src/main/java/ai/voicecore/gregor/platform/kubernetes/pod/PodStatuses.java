package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.platform.EndAdvice;
import ai.voicecore.gregor.platform.EndReason;
import ai.voicecore.gregor.snapshot.NodeEnd;
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
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Computes a node's status from its pod. Pure. */
public final class PodStatuses {
    private PodStatuses() {}

    public record PodState(NodePhase phase, String detail, Remedy remedy) {
        PodState(NodePhase phase, String detail, String remedy) {
            this(phase, detail, Remedy.of(remedy));
        }

        PodState(NodePhase phase, String detail) {
            this(phase, detail, Remedy.NONE);
        }
    }

    /** The status of a node; {@code lastLog} is the last output before its last end, if it has ended. */
    public static NodeStatus of(String node, @Nullable Pod pod, List<String> lastLog) {
        if (pod == null || pod.getStatus() == null) {
            return new NodeStatus(node, NodePhase.STOPPED, "", 0, Optional.empty(), "");
        }
        String host = pod.getSpec().getNodeName();
        Optional<ContainerStatus> container = PodEnds.container(pod);
        int restarts = container.map(ContainerStatus::getRestartCount).orElse(0);
        Optional<Instant> since = container
                .map(ContainerStatus::getState)
                .map(ContainerState::getRunning)
                .map(running -> Instant.parse(running.getStartedAt()));
        Optional<NodeEnd> end = PodEnds.last(pod).map(terminated -> end(terminated, lastLog));
        PodState state = state(pod, container, since, end);
        return new NodeStatus(
                node,
                state.phase(),
                host == null ? "no host yet" : "on " + host,
                restarts,
                since,
                state.detail(),
                state.remedy(),
                end,
                pod.getMetadata().getUid() == null ? "" : pod.getMetadata().getUid(),
                true);
    }

    private static NodeEnd end(ContainerStateTerminated ended, List<String> log) {
        OptionalInt code = OptionalInt.of(ended.getExitCode());
        String reason = "OOMKilled".equals(ended.getReason()) ? EndReason.OUT_OF_MEMORY : EndReason.of(code, log);
        return new NodeEnd(
                ended.getFinishedAt() == null ? Instant.EPOCH : Instant.parse(ended.getFinishedAt()), code, reason);
    }

    private static PodState state(
            Pod pod, Optional<ContainerStatus> container, Optional<Instant> since, Optional<NodeEnd> end) {
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return new PodState(NodePhase.UNREADY, "is being stopped");
        }
        Optional<String> noHost = noHost(pod);
        if (noHost.isPresent()) {
            return new PodState(
                    NodePhase.STARTING, "no host fits: " + noHost.get(), Remedy.of(SchedulingAdvice.of(noHost.get())));
        }
        Optional<ContainerState> now = container.map(ContainerStatus::getState);
        Optional<ContainerStateWaiting> waiting = now.map(ContainerState::getWaiting);
        if (waiting.isPresent()) {
            return waiting(pod.getMetadata().getName(), waiting.get(), container.get(), end);
        }
        if (now.map(ContainerState::getTerminated).isPresent() && end.isPresent()) {
            return ended(pod.getMetadata().getName(), end.get());
        }
        Optional<PodCondition> ready = condition(pod, "Ready");
        return ready.filter(condition -> !isFalse(condition)).isPresent()
                ? new PodState(NodePhase.READY, "")
                : new PodState(wasReady(ready, since) ? NodePhase.UNREADY : NodePhase.STARTING, "");
    }

    /** Why the scheduler finds no host for a pod; empty if it has one, or has none to find any more. */
    static Optional<String> noHost(@Nullable Pod pod) {
        return pod == null || pod.getMetadata().getDeletionTimestamp() != null
                ? Optional.empty()
                : condition(pod, "PodScheduled")
                        .filter(PodStatuses::isFalse)
                        .map(condition -> withoutPreemption(condition.getMessage()));
    }

    /** The scheduler's message without the parts about preemption and resource claims. */
    private static String withoutPreemption(@Nullable String message) {
        return Objects.toString(message, "").replaceAll("(?i)[.,]? *(preemption:|no new claims to deallocate).*", "");
    }

    private static PodState waiting(
            String node, ContainerStateWaiting waiting, ContainerStatus container, Optional<NodeEnd> end) {
        Optional<PodState> trouble = ImageTroubles.of(
                node,
                container.getImage(),
                String.valueOf(waiting.getReason()),
                Objects.toString(waiting.getMessage(), ""));
        return trouble.or(() -> end.map(known -> ended(node, known))).orElse(new PodState(NodePhase.STARTING, ""));
    }

    private static PodState ended(String node, NodeEnd end) {
        EndAdvice advice = EndAdvice.of(node, end);
        return new PodState(
                advice.isLasting() ? NodePhase.FAILED : NodePhase.RESTARTING, end.sentence(), advice.remedy());
    }

    /** A pod that became unready after its start was ready before. */
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
}

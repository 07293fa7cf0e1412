package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.pod.PodStatuses.PodState;
import ai.voicecore.gregor.snapshot.NodePhase;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Tests whether pods can run a new image: pulls it and runs its {@code java -version}. */
public record ImageTrial(Api api) {
    /** Why pods cannot run it; empty if they can, or if no test pod may be created here. */
    public Optional<PodState> trouble(PodSpec wanted) {
        String image = wanted.getContainers().getFirst().getImage();
        List<String> version =
                List.of(wanted.getContainers().getFirst().getCommand().getFirst(), "-version");
        AtomicReference<ContainerState> last = new AtomicReference<>(new ContainerState());
        try {
            return new TrialPod(api)
                    .run(wanted, version, state -> {
                        last.set(state);
                        return verdict(image, state);
                    })
                    .orElseGet(() -> undecided(image, last.get()))
                    .trouble();
        } catch (Failure e) {
            if (e.isUnreachable()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** The reason why pods cannot run the image; empty if they can. */
    record Verdict(Optional<PodState> trouble) {}

    /** Empty while undecided; temporary errors decide nothing. */
    static Optional<Verdict> verdict(String image, ContainerState state) {
        ContainerStateTerminated ended = state.getTerminated();
        if (ended != null) {
            return Optional.of(new Verdict(
                    Integer.valueOf(0).equals(ended.getExitCode())
                            ? Optional.empty()
                            : lasting(trouble(image, "RunContainerError", String.valueOf(ended.getMessage())))));
        }
        ContainerStateWaiting waiting = state.getWaiting();
        Optional<PodState> lasting = waiting == null ? Optional.empty() : lasting(trouble(image, waiting));
        return lasting.isEmpty() ? Optional.empty() : Optional.of(new Verdict(lasting));
    }

    /**
     * A registry that did not answer in time may answer later; until then no running pod is stopped for the image. A pod
     * without a host says nothing about the image.
     */
    static Verdict undecided(String image, ContainerState last) {
        return new Verdict(Optional.ofNullable(last.getWaiting()).flatMap(waiting -> trouble(image, waiting)));
    }

    private static Optional<PodState> trouble(String image, ContainerStateWaiting waiting) {
        return trouble(
                image,
                String.valueOf(waiting.getReason()),
                Optional.ofNullable(waiting.getMessage()).orElse(""));
    }

    private static Optional<PodState> trouble(String image, String reason, String message) {
        return ImageTroubles.of("gregor-trial", image, reason, message);
    }

    private static Optional<PodState> lasting(Optional<PodState> trouble) {
        return trouble.filter(known -> known.phase() == NodePhase.FAILED);
    }
}

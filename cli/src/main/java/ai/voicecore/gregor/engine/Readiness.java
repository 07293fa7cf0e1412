package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Waits until nodes are ready; ends at once when one has failed for good. */
final class Readiness {
    private final Platform platform;
    private final Progress progress;

    Readiness(Platform platform, Progress progress) {
        this.platform = platform;
        this.progress = progress;
    }

    void await(Set<String> names, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            List<NodeStatus> waiting = platform.observe().stream()
                    .filter(status -> names.contains(status.name()) && !status.isReady())
                    .toList();
            if (waiting.isEmpty()) {
                return;
            }
            waiting.stream()
                    .filter(status -> status.phase() == NodePhase.FAILED)
                    .findFirst()
                    .ifPresent(Readiness::fail);
            if (System.nanoTime() > deadline) {
                throw new TimedOut(
                        "Not ready after " + atMost.toSeconds() + " s: " + describe(waiting) + ".",
                        "They go on starting: see gregor status --watch, or gregor logs "
                                + waiting.getFirst().name() + ".");
            }
            progress.doing("waiting for " + describe(waiting));
            LockSupport.parkNanos(platform.interval().toNanos());
        }
    }

    private static void fail(NodeStatus status) {
        throw new PlatformFailure(
                status.name() + " " + status.detail(),
                "Mend what its log says (gregor logs " + status.name() + "), then repeat the command.");
    }

    private static String describe(List<NodeStatus> waiting) {
        return waiting.stream()
                .map(status -> status.name() + (status.detail().isEmpty() ? "" : " (" + status.detail() + ")"))
                .collect(Collectors.joining(", "));
    }
}

package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits until terminating pods have ended. */
public final class Termination {
    /** Longer than the pods' termination grace period. */
    private static final Duration TIMEOUT = Duration.ofMinutes(6);

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private Termination() {}

    /**
     * Returns when none is left.
     *
     * @param left names of the pods that have not ended
     * @param meanwhile called with them while there are any
     */
    public static void await(Api api, Supplier<List<String>> left, Consumer<List<String>> meanwhile) {
        List<String> last = api.await(TIMEOUT, INTERVAL)
                .lastSeen(
                        () -> {
                            List<String> now = left.get();
                            if (!now.isEmpty()) {
                                meanwhile.accept(now);
                            }
                            return now;
                        },
                        List::isEmpty);
        if (!last.isEmpty()) {
            throw new PlatformFailure(
                    "These pods do not end: " + String.join(", ", last) + ".",
                    "Look at kubectl describe pod " + last.getFirst() + " -n " + api.namespace()
                            + ", and repeat the command.");
        }
    }
}

package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.kubernetes.api.ApiFailures;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pods that a StatefulSet cannot create. The set retries with a growing back-off, and a quota is updated a moment after a
 * pod has ended: only a lasting refusal is reported. Events stay for an hour: older ones than the last retry do not count.
 */
final class RefusedPods {
    /** A refusal may be temporary for this long. */
    static final Duration TRANSIENT_PERIOD = Duration.ofSeconds(4);

    private final Time time;
    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final Map<String, String> stale = new ConcurrentHashMap<>();
    private final Map<String, Long> since = new ConcurrentHashMap<>();

    RefusedPods(Time time) {
        this.time = time;
    }

    /** Returns the sets that had such events. */
    List<String> askedAgain(List<String> sets) {
        since.clear();
        List<String> spoken = sets.stream().filter(seen::containsKey).toList();
        spoken.forEach(set -> stale.put(set, seen.getOrDefault(set, "")));
        return spoken;
    }

    /** The node's pod exists. */
    void isThere(String node) {
        since.remove(node);
    }

    /** @param version identifies the event */
    NodeStatus added(NodeStatus status, String set, String version, String message) {
        seen.put(set, version);
        if (version.equals(stale.get(set))) {
            return status;
        }
        long first = since.computeIfAbsent(status.name(), ignored -> time.nanos());
        boolean lasts = time.since(first).compareTo(TRANSIENT_PERIOD) >= 0;
        return status.in(
                lasts ? NodePhase.FAILED : NodePhase.RESTARTING,
                "cannot be made: " + reason(message),
                ApiFailures.remedyForRefusedPod(message));
    }

    /** Without "create Pod … in StatefulSet … failed error: pods "…" is forbidden: ". */
    private static String reason(String message) {
        int at = message.indexOf("is forbidden: ");
        return at < 0 ? message : message.substring(at + "is forbidden: ".length());
    }
}

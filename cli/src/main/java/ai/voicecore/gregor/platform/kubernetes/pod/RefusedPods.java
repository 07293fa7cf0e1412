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
 * Pods that a set may not make. A set tries again by itself, ever later, and a quota that a pod has just left is counted a
 * moment late: only a refusal that lasts is one. Events stay for an hour: one that was there before the set was asked again
 * says nothing of this time.
 */
final class RefusedPods {
    /** So long a refusal may pass by itself. */
    static final Duration TRANSIENT_PERIOD = Duration.ofSeconds(4);

    private final Time time;
    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final Map<String, String> stale = new ConcurrentHashMap<>();
    private final Map<String, Long> since = new ConcurrentHashMap<>();

    RefusedPods(Time time) {
        this.time = time;
    }

    /** Gives those of the sets of which something was said. */
    List<String> askedAgain(List<String> sets) {
        since.clear();
        List<String> spoken = sets.stream().filter(seen::containsKey).toList();
        spoken.forEach(set -> stale.put(set, seen.getOrDefault(set, "")));
        return spoken;
    }

    /** The node has its pod. */
    void isThere(String node) {
        since.remove(node);
    }

    /** @param version tells one event from the next */
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

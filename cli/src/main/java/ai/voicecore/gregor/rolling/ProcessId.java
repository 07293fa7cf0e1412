package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.NodeStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * Distinguishes two runs of a node: a restart is complete only when another process runs.
 *
 * @param where process id, or the UID of a pod: a pod that waits for its image has no start time
 * @param startedAt start time; the epoch if it does not run
 */
public record ProcessId(String where, Instant startedAt) {
    /** A node that has never run. */
    public static final ProcessId NONE = new ProcessId("", Instant.EPOCH);

    /** The reported start time of one process may differ by this much if the clock is adjusted. */
    private static final Duration JITTER = Duration.ofSeconds(2);

    public static ProcessId of(NodeStatus status) {
        return new ProcessId(
                status.id().isEmpty() ? status.where() : status.id(),
                status.since().orElse(Instant.EPOCH));
    }

    /**
     * A restarted container stays in its pod, so the start time decides; a process id decides even if the clock was
     * adjusted.
     */
    boolean isAnotherThan(ProcessId before) {
        return !where.equals(before.where) || startedAt.isAfter(before.startedAt.plus(JITTER));
    }
}

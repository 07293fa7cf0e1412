package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.NodeStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells one run of a node from the next: a restart counts only once another process has taken the node's place.
 *
 * @param where process id, or the UID of a pod: one that waits for its image has no start
 * @param startedAt when it was started; the epoch if it does not run
 */
public record ProcessId(String where, Instant startedAt) {
    /** Of a node that has never run. */
    public static final ProcessId NONE = new ProcessId("", Instant.EPOCH);

    /** The same process's start may be told differently by this much, when the machine's clock is set. */
    private static final Duration JITTER = Duration.ofSeconds(2);

    public static ProcessId of(NodeStatus status) {
        return new ProcessId(
                status.id().isEmpty() ? status.where() : status.id(),
                status.since().orElse(Instant.EPOCH));
    }

    /** A container that is started again stays in its pod, so its start tells; a process's id tells even if the clock was set. */
    boolean isAnotherThan(ProcessId before) {
        return !where.equals(before.where) || startedAt.isAfter(before.startedAt.plus(JITTER));
    }
}

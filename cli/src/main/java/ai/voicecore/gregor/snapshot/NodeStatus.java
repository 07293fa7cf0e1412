package ai.voicecore.gregor.snapshot;

import ai.voicecore.gregor.failure.Remedy;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A node as its platform sees it.
 *
 * @param where process id or pod, for messages; empty if there is none
 * @param restarts number of restarts after unexpected ends
 * @param since start time, if it runs
 * @param detail why it is not ready or has failed; otherwise empty
 * @param remedy what to do, if it needs a person; empty if the problem may be temporary
 * @param lastEnd its last unexpected end, also if it runs again
 * @param id distinguishes it from its predecessor if {@code where} does not: the UID of its pod
 * @param kept whether something starts it again when it ends
 */
public record NodeStatus(
        String name,
        NodePhase phase,
        String where,
        int restarts,
        Optional<Instant> since,
        String detail,
        Remedy remedy,
        Optional<NodeEnd> lastEnd,
        String id,
        boolean kept) {
    private static final String PID = "pid ";

    /** A node without a known end and without a remedy. */
    public NodeStatus(
            String name, NodePhase phase, String where, int restarts, Optional<Instant> since, String detail) {
        this(name, phase, where, restarts, since, detail, Remedy.NONE, Optional.empty(), "", true);
    }

    /** The value of {@code where} for a local process. */
    public static String process(long pid) {
        return PID + pid;
    }

    public boolean isReady() {
        return phase == NodePhase.READY;
    }

    /** Whether it has no process, and none is about to be started. */
    public boolean isDown() {
        return where.isEmpty() && phase != NodePhase.RESTARTING;
    }

    /** Its process id on this machine; empty for a pod, or if it does not run. */
    public OptionalLong pid() {
        return where.startsWith(PID)
                ? OptionalLong.of(Long.parseLong(where.substring(PID.length())))
                : OptionalLong.empty();
    }

    public NodeStatus in(NodePhase newPhase, String newDetail, Remedy newRemedy) {
        return new NodeStatus(name, newPhase, where, restarts, since, newDetail, newRemedy, lastEnd, id, kept);
    }

    /** The same node when nothing keeps it up. */
    public NodeStatus unkept() {
        return new NodeStatus(name, phase, where, restarts, since, detail, remedy, lastEnd, id, false);
    }
}

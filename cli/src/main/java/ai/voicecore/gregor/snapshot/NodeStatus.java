package ai.voicecore.gregor.snapshot;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One node as its platform sees it.
 *
 * @param where process id or pod, for people; empty if there is none
 * @param restarts how often it was started again after it ended by itself
 * @param since when it was last started, if it runs
 * @param detail why it is not ready, or why it failed; empty if all is well
 * @param remedy what to do about it, where it does not heal by itself; empty where it may
 * @param lastEnd the last time that it ended by itself, also when it has come back since
 * @param id tells it from what was in its place before, where {@code where} does not: the UID of its pod
 */
public record NodeStatus(
        String name,
        NodePhase phase,
        String where,
        int restarts,
        Optional<Instant> since,
        String detail,
        String remedy,
        Optional<NodeEnd> lastEnd,
        String id) {
    private static final String PID = "pid ";

    /** A node of which no end is known, and nothing to be done. */
    public NodeStatus(
            String name, NodePhase phase, String where, int restarts, Optional<Instant> since, String detail) {
        this(name, phase, where, restarts, since, detail, "", Optional.empty(), "");
    }

    /** The place of a process on this machine. */
    public static String process(long pid) {
        return PID + pid;
    }

    public boolean isReady() {
        return phase == NodePhase.READY;
    }

    /** Its process id on this machine; empty in a pod, or if it does not run. */
    public OptionalLong pid() {
        return where.startsWith(PID)
                ? OptionalLong.of(Long.parseLong(where.substring(PID.length())))
                : OptionalLong.empty();
    }

    /** The same node in another condition. */
    public NodeStatus in(NodePhase newPhase, String newDetail, String newRemedy) {
        return new NodeStatus(name, newPhase, where, restarts, since, newDetail, newRemedy, lastEnd, id);
    }

    /** The same node with what is known of its last end. */
    public NodeStatus ended(NodeEnd end) {
        return new NodeStatus(name, phase, where, restarts, since, detail, remedy, Optional.of(end), id);
    }
}

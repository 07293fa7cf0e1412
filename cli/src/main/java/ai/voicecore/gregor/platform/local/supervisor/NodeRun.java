package ai.voicecore.gregor.platform.local.supervisor;

import ai.voicecore.gregor.snapshot.NodePhase;
import org.jspecify.annotations.Nullable;

/**
 * The supervisor's state of a node. Times are milliseconds since the epoch; 0 means never.
 *
 * @param pid process id, 0 if it does not run
 * @param restarts restarts after unexpected ends, since the node was first started
 * @param failures consecutive starts that ended early; determines the back-off
 * @param unready consecutive starts that ended before the node was ready; determines when to give up
 * @param readyAt when it first became ready since this start
 * @param retryAt time of the next start
 * @param stopAt when it was told to stop
 * @param lastEnd its last unexpected end
 */
public record NodeRun(
        String name,
        NodePhase phase,
        long pid,
        int restarts,
        int failures,
        int unready,
        long startedAt,
        long readyAt,
        long retryAt,
        long stopAt,
        String detail,
        @Nullable LastEnd lastEnd) {

    /** Its last unexpected end, with exit code -1 if not known; deployments of earlier versions have none. */
    public record LastEnd(long at, int exitCode, String reason) {}

    public static NodeRun stopped(String name) {
        return new NodeRun(name, NodePhase.STOPPED, 0, 0, 0, 0, 0, 0, 0, 0, "", null);
    }

    /** Stopped on request; the previous unexpected end is kept. */
    NodeRun stopped() {
        return stopped(name).after(lastEnd);
    }

    private NodeRun after(@Nullable LastEnd end) {
        return new NodeRun(
                name, phase, pid, restarts, failures, unready, startedAt, readyAt, retryAt, stopAt, detail, end);
    }

    NodeRun ended(long at, int exitCode, String reason) {
        return after(new LastEnd(at, exitCode, reason));
    }

    /** A process that was just started, or found. */
    public NodeRun running(long newPid, long now) {
        return new NodeRun(name, NodePhase.STARTING, newPid, restarts, failures, unready, now, 0, 0, 0, "", lastEnd);
    }

    public NodeRun ready(long now) {
        return running(NodePhase.READY, readyAt == 0 ? now : readyAt, "");
    }

    NodeRun notReady(String reason) {
        return running(readyAt == 0 ? NodePhase.STARTING : NodePhase.UNREADY, readyAt, reason);
    }

    private NodeRun running(NodePhase now, long ready, String reason) {
        return new NodeRun(name, now, pid, restarts, failures, unready, startedAt, ready, 0, stopAt, reason, lastEnd);
    }

    NodeRun stopping(long now) {
        return new NodeRun(
                name, phase, pid, restarts, failures, unready, startedAt, readyAt, 0, now, "stopping", lastEnd);
    }

    NodeRun restarting(int newFailures, int newUnready, long at, String reason) {
        return new NodeRun(
                name, NodePhase.RESTARTING, 0, restarts + 1, newFailures, newUnready, 0, 0, at, 0, reason, lastEnd);
    }

    NodeRun failed(String reason) {
        return new NodeRun(name, NodePhase.FAILED, 0, restarts, failures, unready, 0, 0, 0, 0, reason, lastEnd);
    }

    /** Forgets failures, because a new start was requested. */
    NodeRun withoutFailures() {
        return phase == NodePhase.FAILED ? stopped() : this;
    }
}

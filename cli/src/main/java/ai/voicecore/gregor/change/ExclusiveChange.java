package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.moving.ThrottledMoves;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.LockHolder;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.RememberedFaults;
import ai.voicecore.gregor.snapshot.NodeStatus;
import java.util.function.Supplier;

/** Has one command at a time change a cluster, and does first what commands that were killed have left to be done. */
public record ExclusiveChange(Cluster cluster, Progress progress) {

    /** Does what no other command may do at the same time; {@link PlatformFailure} if one does. */
    public <T> T run(String command, Supplier<T> change) {
        return runExclusively(command, () -> {
            mendFaults(cluster, progress);
            takeBackThrottlesIfPossible();
            T done = change.get();
            takeBackThrottles();
            return done;
        });
    }

    /** The same for a command that looks itself after what others have left. */
    public <T> T runExclusively(String command, Supplier<T> work) {
        return runExclusively(cluster, command, progress, work);
    }

    private static <T> T runExclusively(Cluster cluster, String command, Progress progress, Supplier<T> work) {
        ChangeLock.Held held =
                cluster.changeControl().lock().take(LockHolder.ofThisProcess(command), progress, cluster.stop());
        try {
            return work.get();
        } finally {
            held.close();
        }
    }

    /** A drill that was killed has left something broken: the next command, whatever it is for, mends it. */
    public static void mendOrphans(Cluster cluster, Progress progress) {
        try {
            if (cluster.changeControl().faults().areOrphaned()) {
                runExclusively(cluster, "drill mend", progress, () -> {
                    mendFaults(cluster, progress);
                    return true;
                });
            }
        } catch (PlatformFailure e) {
            // Another command changes the cluster, or another user runs the drill: whoever changes it next mends it.
            progress.doing("what a killed drill has left is not mended here: " + e.getMessage());
        }
    }

    private static void mendFaults(Cluster cluster, Progress progress) {
        RememberedFaults faults = cluster.changeControl().faults();
        try {
            if (faults.areLeft()) {
                faults.mendLeftovers()
                        .forEach(what -> progress.done("mended what a drill that was killed has left: " + what));
            }
        } catch (PlatformFailure e) {
            progress.done("A killed drill has left something broken, and it could not be mended: " + e.getMessage()
                    + " " + e.remedy());
        }
    }

    /** The command may be what makes the cluster answer again; then they are taken back when it is done. */
    private void takeBackThrottlesIfPossible() {
        try {
            takeBackThrottles();
        } catch (AdminFailure | PlatformFailure e) {
            progress.doing("the throttles of an interrupted move are still set: " + e.getMessage());
        }
    }

    /** A command that was killed while it moved replicas has left throttles, which are its own. */
    private void takeBackThrottles() {
        if (cluster.store().begunMoves().isEmpty()
                || cluster.platform().observe().stream().noneMatch(NodeStatus::isReady)) {
            return;
        }
        try (ClusterAdmin admin = cluster.admin()) {
            if (new ThrottledMoves(admin, cluster.store()).takeBack()) {
                progress.done("took back the throttles of a move of replicas that was interrupted");
            }
        }
    }

    /** The same for a change that goes on where it stopped, when its command is typed again. */
    public <T> T resumable(String command, Supplier<T> change) {
        try {
            return run(command, change);
        } catch (Stopped e) {
            throw e.resumable();
        }
    }
}

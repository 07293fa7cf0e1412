package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.moving.ThrottledMoves;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.LockHolder;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.RememberedFaults;
import ai.voicecore.gregor.snapshot.NodeStatus;
import java.util.function.Supplier;

/** Takes the cluster's lock for a command, and first finishes the work of killed commands. */
public record ExclusiveChange(Cluster cluster, Progress progress) {

    /** Runs a change under the lock; {@link Failure} if another command holds it. */
    public <T> T run(String command, Supplier<T> change) {
        return runExclusively(command, () -> {
            mendFaults(cluster, progress);
            takeBackThrottlesIfPossible();
            T done = change.get();
            takeBackThrottles();
            return done;
        });
    }

    /** The same for a command that cleans up after killed commands itself. */
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

    /** A killed drill has left a fault: the next command mends it, whatever that command does. */
    public static void mendOrphans(Cluster cluster, Progress progress) {
        try {
            if (cluster.changeControl().faults().areOrphaned()) {
                runExclusively(cluster, "drill mend", progress, () -> {
                    mendFaults(cluster, progress);
                    return true;
                });
            }
        } catch (Failure e) {
            // Another command holds the lock, or the drill of another user runs: the next change of the cluster mends
            // it.
            progress.doing("the fault of a killed drill is not mended here: " + e.getMessage());
        }
    }

    private static void mendFaults(Cluster cluster, Progress progress) {
        RememberedFaults faults = cluster.changeControl().faults();
        try {
            if (faults.areLeft()) {
                faults.mendLeftovers().forEach(what -> progress.done("mended the fault of a killed drill: " + what));
            }
        } catch (Failure e) {
            progress.done("The fault of a killed drill could not be mended: " + e.getMessage() + " ", e.remedy());
        }
    }

    /** The command itself may repair the cluster; then the throttles are removed after it. */
    private void takeBackThrottlesIfPossible() {
        try {
            takeBackThrottles();
        } catch (AdminFailure e) {
            progress.doing("the throttles of an interrupted move are still set: " + e.getMessage());
        }
    }

    /** Removes throttles that a killed command has set for a move of replicas. */
    private void takeBackThrottles() {
        if (cluster.store().begunMoves().isEmpty()
                || cluster.platform().observe().stream().noneMatch(NodeStatus::isReady)) {
            return;
        }
        try (ClusterAdmin admin = cluster.admin()) {
            if (new ThrottledMoves(admin, cluster.store()).takeBack()) {
                progress.done("removed the throttles of an interrupted move of replicas");
            }
        }
    }

    /** The same for a change that continues where it stopped when the command is repeated. */
    public <T> T resumable(String command, Supplier<T> change) {
        try {
            return run(command, change);
        } catch (Stopped e) {
            throw e.resumable();
        }
    }
}

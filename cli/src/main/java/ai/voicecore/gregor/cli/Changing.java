package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Interrupts;
import ai.voicecore.gregor.moving.ThrottledMoves;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.Holder;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.RememberedFaults;
import ai.voicecore.gregor.snapshot.NodeStatus;
import java.util.function.Supplier;

/** Has one command at a time change a cluster, and does first what commands that were killed have left to be done. */
record Changing(Cluster cluster, Console console) {

    /** Does what no other command may do at the same time; {@link PlatformFailure} if one does. */
    <T> T changing(String command, Supplier<T> change) {
        return alone(command, () -> {
            mendFaults(cluster, console);
            takeBackThrottles();
            return change.get();
        });
    }

    /** The same for a command that looks itself after what others have left. */
    <T> T alone(String command, Supplier<T> work) {
        return alone(cluster, command, console, () -> lost(console), work);
    }

    private static <T> T alone(Cluster cluster, String command, Progress progress, Runnable lost, Supplier<T> work) {
        ChangeLock.Held held = cluster.turn().lock().take(Holder.ofThisProcess(command), progress, lost);
        try {
            return work.get();
        } finally {
            held.close();
        }
    }

    /** A drill that was killed has left something broken: the next command, whatever it is for, mends it. */
    static void mendOrphans(Cluster cluster, Progress progress) {
        try {
            if (cluster.turn().faults().areOrphaned()) {
                alone(cluster, "drill mend", progress, () -> {}, () -> {
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
        RememberedFaults faults = cluster.turn().faults();
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

    /** A command that was killed while it moved replicas has left throttles, which are its own: the next one takes them back. */
    private void takeBackThrottles() {
        if (cluster.store().begunMoves().isEmpty()
                || cluster.platform().observe().stream().noneMatch(NodeStatus::isReady)) {
            return;
        }
        try (ClusterAdmin admin = cluster.admin()) {
            if (new ThrottledMoves(admin, cluster.store()).takeBack()) {
                console.done("took back the throttles of a move of replicas that was interrupted");
            }
        } catch (AdminFailure | PlatformFailure e) {
            // The command may be what makes the cluster answer again; the next one takes them back.
            console.doing("the throttles of an interrupted move are still set: " + e.getMessage());
        }
    }

    /** The same for a change that can be interrupted: its command goes on with it. */
    <T> T resumable(String command, Supplier<T> change) {
        return changing(
                command,
                () -> Interrupts.during(
                        change::get,
                        () -> console.error(
                                "interrupted.\n       Type the same command again: it goes on where it stopped."),
                        () -> true));
    }

    private static void lost(Console console) {
        console.error("this process was not heard of for so long that another command changes the cluster now.\n"
                + "       See what it does; then repeat this one: it goes on where it stopped.");
        Main.end(ExitCode.FAILED);
    }
}

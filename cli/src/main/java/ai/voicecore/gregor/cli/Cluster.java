package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.concurrent.Interrupts;
import ai.voicecore.gregor.engine.Services;
import ai.voicecore.gregor.engine.Sizing;
import ai.voicecore.gregor.moving.ThrottledMoves;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Holder;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.RememberedFaults;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Topology;
import java.util.function.Supplier;

/** One cluster, with everything that commands need to work on it. */
record Cluster(
        Topology topology,
        Platform platform,
        ClusterStore store,
        Services services,
        RememberedFaults faults,
        ChangeLock lock) {

    /** Has it remembered as it is described here. */
    void remember() {
        store.save(new ClusterRecord(topology.clusterId(), topology.spec()));
    }

    /** Whether its nodes can hold what is asked of them. */
    Sizing sizing() {
        return new Sizing(topology, platform, services);
    }

    /** Does what no other command may do at the same time; {@link PlatformFailure} if one does. */
    <T> T changing(String command, Console console, Supplier<T> change) {
        return alone(command, console, () -> {
            mendFaults(console);
            takeBackThrottles(console);
            return change.get();
        });
    }

    /** The same for a command that looks itself after what others have left. */
    <T> T alone(String command, Console console, Supplier<T> work) {
        return alone(command, console, () -> lost(console), work);
    }

    private <T> T alone(String command, Progress progress, Runnable lost, Supplier<T> work) {
        ChangeLock.Held held = lock.take(Holder.ofThisProcess(command), progress, lost);
        try {
            return work.get();
        } finally {
            held.close();
        }
    }

    /** A drill that was killed has left something broken: the next command, whatever it is for, mends it. */
    void mendOrphans(Progress progress) {
        try {
            if (faults.areOrphaned()) {
                alone("drill mend", progress, () -> {}, () -> {
                    mendFaults(progress);
                    return true;
                });
            }
        } catch (PlatformFailure e) {
            // Another command changes the cluster, or another user runs the drill: whoever changes it next mends it.
            progress.doing("what a killed drill has left is not mended here: " + e.getMessage());
        }
    }

    private void mendFaults(Progress progress) {
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
    private void takeBackThrottles(Console console) {
        if (store.begunMoves().isEmpty() || platform.observe().stream().noneMatch(NodeStatus::isReady)) {
            return;
        }
        try (ClusterAdmin admin = services.admin(topology)) {
            if (new ThrottledMoves(admin, store).takeBack()) {
                console.done("took back the throttles of a move of replicas that was interrupted");
            }
        } catch (AdminFailure | PlatformFailure e) {
            // The command may be what makes the cluster answer again; the next one takes them back.
            console.doing("the throttles of an interrupted move are still set: " + e.getMessage());
        }
    }

    /** The same for a change that can be interrupted: its command goes on with it. */
    <T> T resumable(String command, Console console, Supplier<T> change) {
        return changing(
                command,
                console,
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

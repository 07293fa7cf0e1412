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
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.Holder;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Topology;
import java.util.function.Supplier;

/** One cluster, with everything that commands need to work on it. */
record Cluster(
        Topology topology, Platform platform, ClusterStore store, Services services, Faults faults, ChangeLock lock) {

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
        ChangeLock.Held held = lock.take(Holder.ofThisProcess(command), console, () -> lost(console));
        try {
            takeBackThrottles(console);
            return change.get();
        } finally {
            held.close();
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

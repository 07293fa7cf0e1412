package ai.voicecore.gregor.platform.local.supervisor;

import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.Json;
import ai.voicecore.gregor.platform.local.process.DesiredState;
import ai.voicecore.gregor.platform.local.process.LogExcerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The orders of one cluster's supervisor, in a file that it is told to read. Starts a supervisor if none runs. */
public final class Orders {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

    private final ClusterHome home;
    private final SupervisorProcess supervisor;
    private final ControlClient control;
    private final Time time;
    /** A supervisor that was started before its orders were written. */
    private Optional<ProcessHandle> coming = Optional.empty();

    /** @param time the clock for waiting on the supervisor */
    public Orders(ClusterHome home, SupervisorProcess supervisor, Time time) {
        this.home = home;
        this.supervisor = supervisor;
        this.time = time;
        this.control = new ControlClient(home.socket());
    }

    /** The supervisor's state of the nodes; empty if none runs. */
    public Optional<List<NodeRun>> observe() {
        return control.observe();
    }

    /** Starts a supervisor for orders that will follow, so that its JVM starts while they are computed. */
    public void expect() {
        coming = Optional.of(supervisor.start(home, Supervisor.EXPECT_ORDERS));
    }

    /** The last orders, whoever owns the directories now. */
    public DesiredState last() {
        try {
            return Files.notExists(home.desired()) ? DesiredState.of(List.of()) : DesiredState.read(home.desired());
        } catch (IOException e) {
            throw Failure.ofFile(
                    "The supervisor's orders in " + home.desired() + " cannot be read",
                    e,
                    "Check the file's permissions. If it is spoiled, delete it and type {gregor deploy}: it is written"
                            + " anew from the spec that was deployed, and nodes that run are adopted.");
        }
    }

    /** Writes the orders and makes the supervisor read them; starts one if there is none. */
    public void give(DesiredState orders) {
        SupervisorProcess.refuseWhereMoved(home);
        try {
            Json.write(home.desired(), orders);
        } catch (IOException e) {
            throw Failure.ofFile(
                    "The orders cannot be written to " + home.desired(),
                    e,
                    "Check that the directory is writable and has room.");
        }
        if (control.reload().isPresent()) {
            return;
        }
        if (coming.filter(ProcessHandle::isAlive).isEmpty()) {
            supervisor.start(home);
        }
        if (!orders.end()) {
            await().until(
                            () -> control.reload().isPresent(),
                            () -> new Failure(
                                    "The supervisor did not answer within " + START_TIMEOUT.toSeconds() + " s: "
                                            + String.join(" | ", LogExcerpt.tail(home.log(), 3)),
                                    "Look at " + home.log() + "."));
        }
    }

    private Await await() {
        return Await.atMost(START_TIMEOUT).by(time);
    }

    /** Stops these nodes and their supervisor, and waits for its end. */
    public void end(DesiredState last) {
        give(last.ending());
        await().until(
                        () -> control.observe().isEmpty() && !SupervisorProcess.isRunning(home),
                        () -> new Failure(
                                "The supervisor does not end.", "Look at " + home.log() + " and end it with kill."));
    }
}

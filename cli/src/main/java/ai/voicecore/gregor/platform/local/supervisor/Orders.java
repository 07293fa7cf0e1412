package ai.voicecore.gregor.platform.local.supervisor;

import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.Json;
import ai.voicecore.gregor.platform.local.process.DesiredState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The orders of one cluster's supervisor: a file, which it is asked to read. Starts a supervisor where none runs. */
public final class Orders {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

    private final ClusterHome home;
    private final SupervisorProcess supervisor;
    private final ControlClient control;
    private final Time time;
    /** A supervisor that was started before there were orders for it. */
    private Optional<ProcessHandle> coming = Optional.empty();

    /** @param time what waiting for the supervisor goes by */
    public Orders(ClusterHome home, SupervisorProcess supervisor, Time time) {
        this.home = home;
        this.supervisor = supervisor;
        this.time = time;
        this.control = new ControlClient(home.socket());
    }

    /** What the supervisor knows of the nodes; empty if none runs. */
    public Optional<List<NodeRun>> observe() {
        return control.observe();
    }

    /** Starts a supervisor for orders that are about to be given, so that its JVM starts while they are still found out. */
    public void expect() {
        coming = Optional.of(supervisor.expect(home));
    }

    /** What was ordered last; whosever the directories are by now. */
    public DesiredState last() {
        try {
            return Files.notExists(home.desired()) ? DesiredState.of(List.of()) : DesiredState.read(home.desired());
        } catch (IOException e) {
            throw PlatformFailure.ofFile(
                    "The supervisor's orders in " + home.desired() + " cannot be read",
                    e,
                    "Check the file's permissions. If it is spoiled, delete it and type gregor deploy: it is written"
                            + " anew from the spec that was deployed, and nodes that run are adopted.");
        }
    }

    /** Writes the orders and has them read, by a new supervisor if there is none. */
    public void give(DesiredState orders) {
        SupervisorProcess.refuseWhereMoved(home);
        try {
            Json.write(home.desired(), orders);
        } catch (IOException e) {
            throw PlatformFailure.ofFile(
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
            SupervisorProcess.awaitReload(home, control, await());
        }
    }

    private Await await() {
        return Await.atMost(START_TIMEOUT).by(time);
    }

    /** Has these nodes end, and their supervisor, and returns when it has. */
    public void end(DesiredState last) {
        give(last.ending());
        SupervisorProcess.awaitEnd(home, control, await());
    }
}

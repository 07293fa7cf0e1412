package ai.voicecore.gregor.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.GregorHome;
import ai.voicecore.gregor.platform.local.home.Json;
import ai.voicecore.gregor.platform.local.preflight.MachineLimits;
import ai.voicecore.gregor.platform.local.process.DesiredState;
import ai.voicecore.gregor.platform.local.process.NodeLaunch;
import ai.voicecore.gregor.platform.local.supervisor.NodeRun;
import ai.voicecore.gregor.platform.local.supervisor.Supervisor;
import ai.voicecore.gregor.runtime.RuntimeStore;
import ai.voicecore.gregor.snapshot.HostLimits;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform without a supervisor, and with a supervisor that has no nodes. */
class LocalPlatformTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private ClusterHome home;
    private Platform platform;

    @BeforeEach
    void platform() {
        GregorHome gregor = new GregorHome(directory);
        home = gregor.cluster("calls");
        RuntimeStore noRuntimes = new RuntimeStore(gregor.runtimes(), () -> {
            throw new AssertionError("nothing is to be installed");
        });
        platform = new LocalPlatforms(gregor, directory.resolve("dist"), noRuntimes, List::of, servers -> {}, Time.REAL)
                .platform("calls", "AAAAAAAAAAAAAAAAAAAAAA", home.nodes());
    }

    @Test
    void aClusterThatWasNeverDeployedHasNoNodes() {
        assertThat(platform.observe()).isEmpty();
    }

    @Test
    void nodesThatDoNotRunYetWillHaveTheLimitsOfThisProcess() {
        assertThat(platform.limits()).isEqualTo(MachineLimits.read()).isNotEqualTo(HostLimits.UNKNOWN);
    }

    @Test
    void nodesThatDoNotRunAreStopped() throws IOException {
        Json.write(
                home.desired(),
                DesiredState.of(List.of(launch("kafka-0"), launch("kafka-1").wanted(false))));

        assertThat(platform.observe())
                .extracting(NodeStatus::name, NodeStatus::phase, NodeStatus::detail, NodeStatus::remedy)
                .containsExactly(
                        tuple(
                                "kafka-0",
                                NodePhase.STOPPED,
                                "not running; its supervisor does not run either",
                                Remedy.of("Type: {gregor deploy}")),
                        tuple("kafka-1", NodePhase.STOPPED, "", Remedy.NONE));
    }

    @Test
    void ordersOfANewerGregorAreRefused() throws IOException {
        Json.write(home.desired(), new DesiredState(DesiredState.VERSION + 1, List.of(), false));

        assertThatThrownBy(platform::observe)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("a newer Gregor wrote it (format 2, this one knows 1)");
    }

    @Test
    void aNodeThatRunsWithoutASupervisorIsFoundAndReported() throws IOException {
        NodeLaunch launch = launch("kafka-0");
        Json.write(home.desired(), DesiredState.of(List.of(launch)));
        Process process = new ProcessBuilder("sh", "-c", "read line", "node", launch.marker()).start();
        try {
            NodeStatus status = Awaitility.await()
                    .atMost(SOON)
                    .until(
                            () -> platform.observe().getFirst(),
                            found -> !found.where().isEmpty());

            assertThat(status.where()).isEqualTo("pid " + process.pid());
            assertThat(status.phase()).isEqualTo(NodePhase.UNREADY);
            assertThat(status.detail())
                    .as("the deploy planner goes by how it begins")
                    .isEqualTo(
                            "its supervisor does not run, so nothing restarts it; its HTTP endpoint does not answer yet");
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    @Test
    void unreadableOrdersAreNamed() throws IOException {
        Json.writeText(home.desired(), "{\"version\": 1, \"nodes\": ");

        assertThatThrownBy(platform::observe)
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The supervisor's orders in " + home.desired() + " cannot be read: ");
    }

    @Test
    void forTheLogOfAnUnknownNodeTheKnownOnesAreListed() throws IOException {
        Json.write(home.desired(), DesiredState.of(List.of(launch("kafka-0"), launch("kafka-1"))));

        assertThatThrownBy(() -> platform.logs("kafka-2", 10)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure).hasMessage("There is no node kafka-2 in this cluster.");
            assertThat(failure.remedy()).asString().isEqualTo("Its nodes are: kafka-0, kafka-1.");
        });
    }

    @Test
    void theLogFileOfANodeComesBeforeItsOutput() throws IOException {
        NodeLaunch launch = launch("kafka-0");
        Json.write(home.desired(), DesiredState.of(List.of(launch)));
        Path logs = Files.createDirectories(Path.of(launch.directory(), "logs"));
        Files.writeString(logs.resolve("node.log"), "logged\n");
        Files.writeString(logs.resolve("stdout.log"), "printed\n");

        assertThat(platform.logs("kafka-0", 10)).containsExactly("logged", "printed");
    }

    @Test
    void aSupervisorIgnoresADamagedStateOfThePreviousOne() throws IOException, InterruptedException {
        Json.write(home.desired(), new DesiredState(DesiredState.VERSION, List.of(), true));
        Json.writeText(home.observed(), "[{\"name\":");
        ByteArrayOutputStream log = new ByteArrayOutputStream();

        Supervisor.run(home.root(), false, new PrintStream(log, true, StandardCharsets.UTF_8));

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("the state of the last supervisor is ignored: ")
                .contains("supervisor ends: no node is to run any more");
    }

    @Test
    void theStateOfASupervisorOfAnotherBuildIsRead() throws IOException {
        Json.writeText(home.observed(), """
            [{"name": "kafka-0", "phase": "READY", "pid": 7, "restarts": 2, "detail": "", "mood": "good"}]\
            """);

        assertThat(Json.read(home.observed(), NodeRun[].class))
                .containsExactly(new NodeRun("kafka-0", NodePhase.READY, 7, 2, 0, 0, 0, 0, 0, 0, "", null));
    }

    private NodeLaunch launch(String name) {
        // Nothing listens on port 1: the node does not answer.
        return new NodeLaunch(
                name, List.of("java"), Map.of(), home.nodes().resolve(name).toString(), "http://127.0.0.1:1/ready", 60);
    }
}

package ai.voicecore.gregor.platform.local.preflight;

import static ai.voicecore.gregor.testing.Clusters.topology;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    private static final String ONE_BROKER =
            "brokers: 1\nregistry: {enabled: false}\nconnect: {enabled: false}\nlocal: {portOffset: %d}";

    @TempDir
    private Path directory;

    @Test
    void aPortInUseIsReportedWithItsProcess() throws IOException {
        try (ServerSocket holder = new ServerSocket()) {
            int offset = bindClientPort(holder);

            List<Problem> problems = problems(topology(ONE_BROKER.formatted(offset)), Set.of());

            String java = Path.of(ProcessHandle.current().info().command().orElseThrow())
                    .getFileName()
                    .toString();
            assertThat(problems).anySatisfy(problem -> {
                assertThat(problem.path()).isEmpty();
                assertThat(problem.sentence())
                        .isEqualTo("port " + holder.getLocalPort() + " is wanted by kafka-0 and held by process "
                                + ProcessHandle.current().pid() + " (" + java + ").");
                assertThat(problem.remedy())
                        .asString()
                        .matches("End it, or take another block of ports: --port-offset [0-9]+");
            });
        }
    }

    @Test
    void aDiskWithLostAndFoundAtTheDataDirectoryIsRefused() throws IOException {
        Path found = Files.createDirectories(directory.resolve("nodes/kafka-0/data/lost+found"));

        assertThat(problems(topology(ONE_BROKER.formatted(0)), Set.of("kafka-0")))
                .filteredOn(problem -> problem.path().equals("local.directory"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.sentence()).startsWith(found.toString());
                    assertThat(problem.remedy())
                            .asString()
                            .startsWith("Mount the disk at " + directory.resolve("nodes/kafka-0") + " instead");
                });
    }

    @Test
    void aProcessThatUsesSeveralPortsOfANodeIsNamedOnce() throws IOException {
        try (ServerSocket client = new ServerSocket();
                ServerSocket http = new ServerSocket()) {
            int offset = bindClientPort(client);
            http.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), client.getLocalPort() + 3));

            assertThat(problems(topology(ONE_BROKER.formatted(offset)), Set.of()))
                    .extracting(Problem::sentence)
                    .singleElement()
                    .asString()
                    .startsWith("ports " + client.getLocalPort() + ", " + http.getLocalPort()
                            + " are wanted by kafka-0 and held by process ");
        }
    }

    @Test
    void aWildcardListenerAlsoUsesThePort() throws IOException {
        try (ServerSocket holder = new ServerSocket()) {
            int offset = bind(holder, "0.0.0.0");

            assertThat(problems(topology(ONE_BROKER.formatted(offset)), Set.of()))
                    .extracting(Problem::sentence)
                    .anyMatch(sentence -> sentence.startsWith("port " + holder.getLocalPort() + " "));
        }
    }

    @Test
    void theSuggestedOffsetIsFree() throws IOException {
        try (ServerSocket holder = new ServerSocket()) {
            int offset = bindClientPort(holder);
            String remedy = problems(topology(ONE_BROKER.formatted(offset)), Set.of()).stream()
                    .filter(problem -> problem.sentence().contains("wanted by kafka-0"))
                    .findFirst()
                    .orElseThrow()
                    .remedy()
                    .toString();
            int offered = Integer.parseInt(remedy.replaceAll("[^0-9]", ""));

            assertThat(offered).isGreaterThan(offset);
            assertThat(problems(topology(ONE_BROKER.formatted(offered)), Set.of()))
                    .isEmpty();
        }
    }

    @Test
    void thePortsOfARunningNodeAreNoProblem() throws IOException {
        try (ServerSocket holder = new ServerSocket()) {
            int offset = bindClientPort(holder);

            assertThat(problems(topology(ONE_BROKER.formatted(offset)), Set.of("kafka-0")))
                    .isEmpty();
        }
    }

    @Test
    void heapsLargerThanTheMemoryAreRefused() {
        assertThat(problems(topology("brokers: 1\nheap: {broker: 900000g}"), Set.of("kafka-0")))
                .filteredOn(problem -> problem.path().equals("heap"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.sentence())
                            .matches("the heaps of all nodes together are 921600416 MiB,"
                                    + " and this machine has [0-9]+ MiB of memory\\.");
                    assertThat(problem.remedy()).asString().isEqualTo("Make them smaller, or ask for fewer nodes.");
                });
        assertThat(problems(topology("profile: production\nheap: {broker: 900000g}"), Set.of()))
                .filteredOn(problem -> problem.path().equals("heap"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy())
                        .asString()
                        .isEqualTo("Make them smaller, or write `profile: local`."));
    }

    @Test
    void aFileInPlaceOfADirectoryIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        Problem expected = Problem.of(
                "local.directory",
                file + " is not a directory that can be written.",
                "Name another with `local.directory` or GREGOR_HOME, or change its permissions.");
        Topology topology = topology("");
        Set<String> running = Set.of("kafka-0", "kafka-1", "kafka-2", "registry-0", "connect-0");

        assertThat(new Preflight(new ClusterHome(file.resolve("home")), file.resolve("home/nodes"))
                        .problems(topology, running))
                .containsExactly(expected);
        assertThat(new Preflight(new ClusterHome(directory.resolve("home")), file.resolve("nodes"))
                        .problems(topology, running))
                .containsExactly(expected);
    }

    @Test
    void aHomeWhosePathIsTooLongForASocketIsRefused() {
        Path deep = directory.resolve("x".repeat(100));

        assertThat(new Preflight(new ClusterHome(deep), deep.resolve("nodes"))
                        .problems(topology("brokers: 1"), Set.of("kafka-0", "registry-0", "connect-0")))
                .containsExactly(Problem.of(
                        "",
                        deep.resolve("supervisor/s") + " has "
                                + deep.resolve("supervisor/s").toString().length()
                                + " characters, too many for a Unix-domain socket.",
                        "Set GREGOR_HOME to a shorter path."));
    }

    private List<Problem> problems(Topology topology, Set<String> running) {
        return new Preflight(new ClusterHome(directory), directory.resolve("nodes")).problems(topology, running);
    }

    /** Listens on the first free client port of kafka-0; returns its offset. */
    private static int bindClientPort(ServerSocket socket) {
        return bind(socket, "127.0.0.1");
    }

    private static int bind(ServerSocket socket, String host) {
        Random random = new Random();
        AssertionError taken = new AssertionError("all ports are taken");
        for (int attempt = 0; attempt < 100; attempt++) {
            int offset = random.nextInt(5_000, 20_000);
            try {
                socket.bind(new InetSocketAddress(InetAddress.getByName(host), 9092 + offset));
                return offset;
            } catch (IOException e) {
                taken.addSuppressed(e);
            }
        }
        throw taken;
    }
}

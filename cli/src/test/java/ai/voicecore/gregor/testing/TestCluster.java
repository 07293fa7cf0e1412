package ai.voicecore.gregor.testing;

import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/**
 * The cluster of a test class. Register it with {@code @RegisterExtension} as a static field. After the tests none of
 * its processes runs and none of its files exists, even if tests have failed.
 */
public final class TestCluster implements BeforeAllCallback, AfterAllCallback {
    private final String name;
    private final int portOffset;
    private final Path home = TestHome.path();
    private final Path specs;
    private final Path file;
    private final CommandLine gregor = new CommandLine(home);

    private TestCluster(String name, int portOffset) {
        this.name = name;
        this.portOffset = portOffset;
        this.specs = TestHome.target().resolve("it-specs").resolve(name);
        this.file = specs.resolve(name + ".yaml");
    }

    /**
     * A cluster that is not deployed yet.
     *
     * @param yaml the spec, without name and ports
     */
    public static TestCluster of(String name, String yaml) {
        return new TestCluster(name, FreePorts.offset()).described(yaml);
    }

    /** Another cluster with the same ports. */
    public TestCluster rival(String otherName, String yaml) {
        return new TestCluster(otherName, portOffset).described(yaml);
    }

    /** A {@link Cluster} for this spec in this JVM, without a command; it may be deployed or not. */
    public Cluster connect(String yaml) {
        return Clusters.live(yaml + "name: " + name + "\nlocal: {portOffset: " + portOffset + "}\n");
    }

    private TestCluster described(String yaml) {
        spec(yaml);
        return this;
    }

    /** Writes a new spec for the next deploy. */
    public void spec(String yaml) {
        write(name, yaml);
    }

    /** Writes another spec into the directory of the cluster's own spec. */
    public Path write(String other, String yaml) {
        try {
            return Files.writeString(Files.createDirectories(specs).resolve(other + ".yaml"), yaml);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        // Leftovers of a killed build.
        end();
        Trees.delete(directory());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        end();
        Trees.delete(directory());
        List<ProcessHandle> left = processes();
        if (!left.isEmpty()) {
            throw new AssertionError("processes left behind: " + left);
        }
    }

    /** Kills all processes of the cluster, the supervisor first. */
    private void end() {
        killSupervisor();
        processes().forEach(process -> Signals.kill(process.pid()));
    }

    public Outcome deploy(String... options) {
        return deploy(file, options);
    }

    public Outcome deploy(Path spec, String... options) {
        return gregor.run(deployment(spec, options));
    }

    public CommandLine.Running startDeploy(String... options) {
        return gregor.start(deployment(file, options));
    }

    private List<String> deployment(Path spec, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("deploy", "-f", spec.toString(), "--name", name, "--port-offset", String.valueOf(portOffset)));
        arguments.addAll(List.of(options));
        return arguments;
    }

    /** Runs a command on this cluster. */
    public Outcome run(String command, String... arguments) {
        return gregor.run(named(command, arguments));
    }

    /** Runs a command line unchanged; only GREGOR_HOME is set. */
    public Outcome gregor(String... arguments) {
        return gregor.run(List.of(arguments));
    }

    private Outcome look(String command) {
        return gregor.look(named(command, "-o", "json"));
    }

    public CommandLine.Running start(String command, String... arguments) {
        return gregor.start(named(command, arguments));
    }

    private List<String> named(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--name", name));
        return all;
    }

    public Findings validate() {
        return Findings.of(look("validate"));
    }

    /** A node, as {@code status -o json} reports it. */
    public JsonNode node(String node) {
        for (JsonNode known : look("status").json().path("nodes")) {
            if (known.path("name").asString().equals(node)) {
                return known;
            }
        }
        throw new AssertionError("status does not know " + node);
    }

    /** Node → process id, for the nodes that run. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new TreeMap<>();
        for (JsonNode known : look("status").json().path("nodes")) {
            String process = known.path("process").asString();
            if (process.startsWith("pid ")) {
                pids.put(known.path("name").asString(), Long.parseLong(process.substring("pid ".length())));
            }
        }
        return pids;
    }

    public long pid(String node) {
        Long pid = pids().get(node);
        if (pid == null) {
            throw new AssertionError(node + " does not run");
        }
        return pid;
    }

    /** Deletes all data of a node and kills it; its supervisor finds that it cannot be started again. */
    public void loseDisk(String node) {
        try {
            // Moved away at once, because the node still writes while its files are deleted one by one.
            Path lost = Files.createTempDirectory("lost").resolve(node);
            long pid = pid(node);
            Files.move(nodeDirectory(node).resolve("data"), lost);
            // The node may have noticed it, and ended by itself.
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            awaitPhase(node, "failed", Duration.ofSeconds(60));
            Trees.delete(lost.getParent());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public void awaitReady(String node, Duration atMost) {
        awaitPhase(node, "ready", atMost);
    }

    /** Waits until {@code status} reports this phase of a node. */
    public void awaitPhase(String node, String phase, Duration atMost) {
        await(node + " is " + phase)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> node(node).path("phase").asString().equals(phase));
    }

    /** Waits until every check holds again. */
    public void awaitHolds(Duration atMost) {
        await("every check holds")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> validate().holds());
    }

    public void killSupervisor() {
        processes().stream()
                .filter(process -> Signals.isAbout(process, "ai.voicecore.gregor.platform.local.SupervisorMain"))
                .forEach(process -> Signals.kill(process.pid()));
    }

    /**
     * All processes with the cluster's directory, or a file in it, in their arguments; the supervisor is one of them.
     */
    public List<ProcessHandle> processes() {
        return Signals.processesWith(directory());
    }

    /** A client with short timeouts: if a broker does not answer, it soon asks another one. */
    public Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "request.timeout.ms",
                3_000,
                "default.api.timeout.ms",
                20_000));
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port(9092) + ",127.0.0.1:" + port(9102) + ",127.0.0.1:" + port(9112);
    }

    /** A default port plus this cluster's offset. */
    public int port(int standard) {
        return standard + portOffset;
    }

    public String name() {
        return name;
    }

    public Path directory() {
        return home.resolve("clusters").resolve(name);
    }

    public Path nodeDirectory(String node) {
        return directory().resolve("nodes").resolve(node);
    }
}

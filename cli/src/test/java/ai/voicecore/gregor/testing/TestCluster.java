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
 * One cluster of a test class; to be registered with {@code @RegisterExtension} as a static field. After the tests no
 * process of it runs and nothing of it is stored, whatever has failed.
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
     * Nothing is deployed yet.
     *
     * @param yaml the spec, without a name and without ports
     */
    public static TestCluster of(String name, String yaml) {
        return new TestCluster(name, FreePorts.offset()).described(yaml);
    }

    /** Another cluster, which would listen on the same ports. */
    public TestCluster rival(String otherName, String yaml) {
        return new TestCluster(otherName, portOffset).described(yaml);
    }

    /** The cluster of this spec in this process, without a command; deployed or not. */
    public Cluster connect(String yaml) {
        return Clusters.live(yaml + "name: " + name + "\nlocal: {portOffset: " + portOffset + "}\n");
    }

    private TestCluster described(String yaml) {
        spec(yaml);
        return this;
    }

    /** Writes the spec anew, for the next deploy. */
    public void spec(String yaml) {
        write(name, yaml);
    }

    /** Writes a spec beside the cluster's own. */
    public Path write(String other, String yaml) {
        try {
            return Files.writeString(Files.createDirectories(specs).resolve(other + ".yaml"), yaml);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        // What a build that was killed has left.
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

    /** Kills all that runs of the cluster, whoever keeps it up first. */
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

    /** Runs a command about this cluster. */
    public Outcome run(String command, String... arguments) {
        return gregor.run(named(command, arguments));
    }

    /** Runs a command line as it is; only the GREGOR_HOME is this cluster's. */
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

    /** A node, as {@code status -o json} tells it. */
    public JsonNode node(String node) {
        for (JsonNode known : look("status").json().path("nodes")) {
            if (known.path("name").asString().equals(node)) {
                return known;
            }
        }
        throw new AssertionError("status does not know " + node);
    }

    /** The process ids of the nodes that run. */
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

    /** Takes away all that a node has stored, and kills it; its supervisor finds that it cannot be started again. */
    public void loseDisk(String node) {
        try {
            // Away at once: it still writes while its files are deleted one by one.
            Path lost = Files.createTempDirectory("lost").resolve(node);
            long pid = pid(node);
            Files.move(nodeDirectory(node).resolve("data"), lost);
            // It may have noticed, and ended by itself.
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

    /** Waits until {@code status} tells this phase of a node. */
    public void awaitPhase(String node, String phase, Duration atMost) {
        await(node + " is " + phase)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> node(node).path("phase").asString().equals(phase));
    }

    /** Waits until every check holds again, as it must when what was broken is mended. */
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

    /** Every process that has the cluster's directory, as a supervisor has, or a file of it in its arguments. */
    public List<ProcessHandle> processes() {
        return Signals.processesWith(directory());
    }

    /** Soon asks another broker when one does not answer. */
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

    /** A default port, shifted as this cluster's are. */
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

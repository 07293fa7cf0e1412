package ai.voicecore.gregor.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A node in a separate JVM, started as by a launcher. It ends with its test. */
final class NodeProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern HTTP = Pattern.compile("gregor-node http=(\\S+)");

    private final Process process;
    private final Path directory;

    private NodeProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    record Answer(int status, String body) {}

    static NodeProcess start(String version, Path directory, Map<String, String> environment) throws IOException {
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>(List.of(
                java(version).toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                nodeClassPath() + File.pathSeparator + RuntimeClassPath.of(version),
                Main.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("stdout").toFile())
                .redirectError(directory.resolve("stderr").toFile());
        builder.environment().clear();
        builder.environment().put("GREGOR_NODE_DIR", directory.toString());
        builder.environment().put("GREGOR_HTTP_PORT", "0");
        builder.environment().putAll(environment);
        return new NodeProcess(builder.start(), directory);
    }

    /** The node jar of the build, before Kafka's libraries, as in production. */
    private static String nodeClassPath() {
        return Path.of("target", "node", "*").toAbsolutePath().toString();
    }

    /** Kafka 3.9 runs best on Java 17; the JDK of the build also works, without SASL. */
    private static Path java(String version) {
        Path running = Path.of(System.getProperty("java.home"));
        Optional<Path> seventeen = Optional.empty();
        if (version.equals(RuntimeClassPath.KAFKA_3)) {
            try (Stream<Path> installed = Files.list(running.resolveSibling("."))) {
                seventeen = installed.filter(NodeProcess::isSeventeen).findFirst();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return seventeen.orElse(running).resolve("bin").resolve("java");
    }

    private static boolean isSeventeen(Path home) {
        try {
            return Files.isExecutable(home.resolve("bin/java"))
                    && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"17.");
        } catch (IOException e) {
            return false;
        }
    }

    NodeProcess awaitReady() {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> assertThat(process.isAlive()).as(this::output).isTrue())
                .untilAsserted(() -> assertThat(get("/ready")).isEqualTo(new Answer(200, "ready\n")));
        return this;
    }

    Answer get(String path) throws IOException {
        Matcher http = HTTP.matcher(stdout());
        assertThat(http.find()).as("prints where its HTTP is").isTrue();
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + http.group(1) + path).toURL().openConnection();
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(10_000);
        int status = connection.getResponseCode();
        try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    JsonNode state() throws IOException {
        return new ObjectMapper().readTree(get("/state").body());
    }

    /** Sends SIGTERM and waits. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends").isTrue();
        return process.exitValue();
    }

    String stdout() throws IOException {
        return Files.readString(directory.resolve("stdout"));
    }

    String stderr() throws IOException {
        return Files.readString(directory.resolve("stderr"));
    }

    String log() throws IOException {
        return Files.readString(directory.resolve("logs").resolve("node.log"));
    }

    private String output() {
        try {
            return stdout() + stderr();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Sends SIGKILL and waits. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }
}

package ai.voicecore.gregor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.runtime.jdk.Jdk;
import ai.voicecore.gregor.runtime.jdk.JdkFit;
import ai.voicecore.gregor.runtime.jdk.Jdks;
import ai.voicecore.gregor.runtime.maven.MavenSource;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Installs Kafka 3.9.2 from the repositories of the user's Maven settings, and checks that its class path is complete.
 */
@Timeout(300)
class KafkaInstallIT {
    private static final RuntimeId KAFKA = RuntimeId.kafka("3.9.2");

    @TempDir
    Path temp;

    private final List<Process> started = new ArrayList<>();
    private InstalledRuntime installed;

    @BeforeEach
    void installKafka() {
        installed = new RuntimeStore(temp.resolve("runtimes"), MavenSource::new).install(KAFKA, InstallProgress.SILENT);
    }

    @AfterEach
    void stopAllProcesses() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void kafkaAndZooKeeperStartFromIt() throws Exception {
        Path uuid = temp.resolve("uuid.log");
        Process storageTool = start(uuid, "kafka.tools.StorageTool", "random-uuid");
        assertThat(storageTool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(uuid).lines().toList().getLast()).matches("[A-Za-z0-9_-]{22}");

        // The first snapshot needs Dropwizard's metrics and Snappy, which ZooKeeper's POM does not list.
        Path data = temp.resolve("zookeeper");
        Path config = Files.writeString(temp.resolve("zoo.cfg"), """
                dataDir=%s
                clientPortAddress=127.0.0.1
                clientPort=%d
                admin.enableServer=false
                """.formatted(data, freePort()));
        Path log = temp.resolve("zookeeper.log");
        Process zooKeeper = start(log, "org.apache.zookeeper.server.quorum.QuorumPeerMain", config.toString());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(zooKeeper.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(data.resolve("version-2/snapshot.0")).exists();
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process start(Path log, String... command) throws IOException {
        Jdk jdk = JdkFit.choose(KAFKA, Jdks.discover(Jdks.Places.ofThisProcess()));
        List<String> line = new ArrayList<>(List.of(
                jdk.java().toString(),
                "-Xmx256m",
                "-cp",
                installed.classPath().stream().map(Path::toString).collect(Collectors.joining(":"))));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        started.add(process);
        return process;
    }
}

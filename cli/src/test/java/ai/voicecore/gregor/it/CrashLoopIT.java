package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A broker that cannot start: the messages, and the number of attempts. */
@Timeout(300)
@OnThisMachine
class CrashLoopIT {
    private static final String SPEC = """
            brokers: 1
            registry: {enabled: false}
            connect: {enabled: false}
            """;
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-crash", SPEC);

    private final Path data = CLUSTER.nodeDirectory("kafka-0").resolve("data");

    @BeforeEach
    void deployOneBroker() {
        CLUSTER.spec(SPEC);
        CLUSTER.deploy("--no-validate").expect(0);
    }

    @Test
    void storageOfAnotherClusterIsRefusedAtOnce() throws IOException {
        CLUSTER.run("down").expect(0);
        Path file = data.resolve("meta.properties");
        String own = Files.readString(file);
        Files.writeString(file, own.replaceAll("cluster.id=.*", "cluster.id=AnotherClustersIdAAAAA"));
        try {
            Outcome deploy = CLUSTER.deploy().expect(1);

            assertThat(deploy.err())
                    .contains("kafka-0 refuses to start", "belongs to the cluster AnotherClustersIdAAAAA");
            JsonNode node = CLUSTER.node("kafka-0");
            assertThat(node.path("phase").asString()).isEqualTo("failed");
            assertThat(node.path("restarts").asInt()).isZero();
            assertThat(CLUSTER.run("status").expect(3).out()).contains("belongs to the cluster");
        } finally {
            Files.writeString(file, own);
        }
        CLUSTER.deploy("--no-validate").expect(0);
    }

    @Test
    void aBrokerThatEndsRepeatedlyIsNotStartedAgain() {
        CLUSTER.run("down").expect(0);
        // Tiered storage has its own class path: the missing class is only found when the broker starts.
        CLUSTER.spec(SPEC
                + "config: {remote.log.storage.system.enable: true, remote.log.storage.manager.class.name: no.such.Storage,"
                + " remote.log.metadata.manager.listener.name: REPLICATION}\n");

        Outcome deploy = CLUSTER.deploy().expect(1);

        assertThat(deploy.err()).contains("kafka-0", "no.such.Storage", "gregor logs kafka-0");
        int restarts = CLUSTER.node("kafka-0").path("restarts").asInt();
        await("it is left alone")
                .during(Duration.ofSeconds(3))
                .atMost(SOON)
                .until(() -> CLUSTER.node("kafka-0").path("phase").asString().equals("failed")
                        && CLUSTER.node("kafka-0").path("restarts").asInt() == restarts);
        assertThat(CLUSTER.pids()).isEmpty();
        CLUSTER.run("down").expect(0);
    }

    @Test
    void storageThatIsEmptyAtTheStartIsNotFormattedAgain() throws IOException {
        CLUSTER.run("down").expect(0);
        Path aside = data.resolveSibling("aside");
        Files.move(data, aside);
        Files.createDirectory(data);
        try {
            assertThat(CLUSTER.deploy().expect(1).err()).contains("refuses to start", "empty", data.toString());
            assertThat(data).isEmptyDirectory();
        } finally {
            Files.delete(data);
            Files.move(aside, data);
        }
        CLUSTER.deploy("--no-validate").expect(0);
    }

    @Test
    void storageThatIsLostWhileTheBrokerRunsIsNotFormattedAgain() throws IOException {
        Path aside = data.resolveSibling("aside");
        Files.move(data, aside);
        Files.createDirectory(data);
        try {
            Signals.kill(CLUSTER.pid("kafka-0"));
            await("kafka-0 is given up")
                    .atMost(SOON)
                    .until(() ->
                            CLUSTER.node("kafka-0").path("phase").asString().equals("failed"));
            assertThat(CLUSTER.node("kafka-0").path("detail").asString()).contains("empty", data.toString());
            assertThat(data).isEmptyDirectory();
        } finally {
            Files.delete(data);
            Files.move(aside, data);
        }
        CLUSTER.deploy("--no-validate").expect(0);
    }
}

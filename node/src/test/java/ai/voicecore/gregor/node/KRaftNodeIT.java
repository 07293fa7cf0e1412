package ai.voicecore.gregor.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KRaftNodeIT {
    private static final int SIGTERM = 143;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {RuntimeClassPath.KAFKA_4, RuntimeClassPath.KAFKA_3})
    void aNewNodeIsFormattedServesReportsItsStateAndShutsDownCleanly(String version) throws Exception {
        Map<String, String> environment = KafkaEnvironment.combined(directory, KafkaEnvironment.freePort());
        try (NodeProcess node =
                NodeProcess.start(version, directory, environment).awaitReady()) {
            JsonNode state = node.state();
            assertThat(state.get("role").asText()).isEqualTo("COMBINED");
            assertThat(state.get("nodeId").asInt()).isEqualTo(1);
            assertThat(state.get("version").asText()).isEqualTo(version);
            assertThat(state.get("ready").asBoolean()).isTrue();
            assertThat(state.get("reason").isNull()).isTrue();
            assertThat(state.get("brokerStateName").asText()).isEqualTo("RUNNING");
            assertThat(state.get("raftState").asText()).isEqualTo("leader");
            assertThat(state.get("raftLeader").asInt()).isEqualTo(1);
            assertThat(state.get("activeController").asBoolean()).isTrue();
            assertThat(state.get("underReplicatedPartitions").asInt(-1)).isZero();
            assertThat(state.get("offlineLogDirectories").asInt(-1)).isZero();
            assertThat(state.has("zkMigrationState")).isEqualTo(version.equals(RuntimeClassPath.KAFKA_3));
            assertThat(state.has("zooKeeperState")).isFalse();

            assertThat(node.get("/live").status()).isEqualTo(200);
            assertThat(node.get("/nowhere").status()).isEqualTo(404);
            assertThat(node.get("/metrics").body())
                    .contains("\nkafka_server_replicamanager_underreplicatedpartitions 0.0")
                    .contains("\nkafka_controller_kafkacontroller_activecontrollercount 1.0")
                    .contains("\nkafka_server_brokertopicmetrics_messagesin_total ")
                    .contains("\nkafka_server_raftmetrics_current_state{state=\"leader\"} 1.0")
                    .contains("\nkafka_network_requestmetrics_totaltimems{quantile=\"0.99\",request=\"Produce\"} ")
                    .contains("\nkafka_network_requestmetrics_totaltimems_count{request=\"Produce\"} ")
                    .contains("\njvm_memory_used_bytes{area=\"heap\"} ")
                    .contains("\nprocess_open_fds ")
                    .contains("\njmx_scrape_error 0.0");
            Path config = directory.resolve("config").resolve("kafka.properties");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config)))
                    .isEqualTo("rw-------");

            assertThat(node.terminate()).isEqualTo(SIGTERM);
            // The last line of Kafka's own shutdown hook.
            assertThat(node.log()).contains("App info kafka.server for 1 unregistered");
        }
    }

    @Test
    void anEmptyDirectoryOfANodeThatHasRunBeforeIsRefused() throws Exception {
        Map<String, String> environment =
                new HashMap<>(KafkaEnvironment.combined(directory, KafkaEnvironment.freePort()));
        environment.put("GREGOR_FORMAT", "never");
        try (NodeProcess node = NodeProcess.start(RuntimeClassPath.KAFKA_4, directory, environment)) {
            assertThat(node.exitCode()).isEqualTo(2);
            assertThat(node.stderr()).contains("is empty, though this node has run before", "GREGOR_FORMAT=if-new");
            assertThat(directory.resolve("data")).doesNotExist();
        }
    }

    @Test
    void theStorageOfAnotherClusterIsRefused() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("meta.properties"), "version=1\nnode.id=1\ncluster.id=theirs\n");
        Map<String, String> environment = KafkaEnvironment.combined(directory, KafkaEnvironment.freePort());
        try (NodeProcess node = NodeProcess.start(RuntimeClassPath.KAFKA_4, directory, environment)) {
            assertThat(node.exitCode()).isEqualTo(2);
            assertThat(node.stderr()).contains("theirs", KafkaEnvironment.CLUSTER_ID);
        }
    }

    @Test
    void theMessageOfKafkasStorageToolIsShown() throws Exception {
        Map<String, String> environment =
                new HashMap<>(KafkaEnvironment.combined(directory, KafkaEnvironment.freePort()));
        environment.put("GREGOR_FORMAT_OPTIONS", "--release-version 9.9");
        try (NodeProcess node = NodeProcess.start(RuntimeClassPath.KAFKA_4, directory, environment)) {
            assertThat(node.exitCode()).isEqualTo(2);
            assertThat(node.stderr()).contains("storage tool did not format", "9.9");
        }
    }

    @Test
    void aPortInUseIsATemporaryFailure() throws Exception {
        Map<String, String> environment =
                new HashMap<>(KafkaEnvironment.combined(directory, KafkaEnvironment.freePort()));
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            environment.put("GREGOR_HTTP_PORT", Integer.toString(taken.getLocalPort()));
            try (NodeProcess node = NodeProcess.start(RuntimeClassPath.KAFKA_4, directory, environment)) {
                assertThat(node.exitCode()).isEqualTo(1);
                assertThat(node.stderr()).contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
            }
        }
    }
}

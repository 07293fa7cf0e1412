package ai.voicecore.gregor.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectIT {
    @TempDir
    Path directory;

    @Test
    void aWorkerIsReadyWhenItsHealthCheckSucceeds() throws Exception {
        int brokerPort = KafkaEnvironment.freePort();
        Path brokerDir = directory.resolve("broker");
        try (NodeProcess broker = NodeProcess.start(
                        RuntimeClassPath.KAFKA_4, brokerDir, KafkaEnvironment.combined(brokerDir, brokerPort));
                NodeProcess worker =
                        NodeProcess.start(RuntimeClassPath.KAFKA_4, directory.resolve("worker"), worker(brokerPort))) {
            broker.awaitReady();
            worker.awaitReady();
            assertThat(worker.state().get("role").asText()).isEqualTo("CONNECT");
            assertThat(worker.state().get("nodeId").isNull()).isTrue();
            assertThat(worker.state().has("brokerState")).isFalse();
            assertThat(worker.get("/metrics").body())
                    .contains(
                            "\nkafka_connect_worker_connector_count 0.0",
                            "\nkafka_connect_worker_task_startup_failure_total");

            assertThat(worker.terminate()).isEqualTo(143);
            assertThat(worker.log()).contains("Kafka Connect stopped");
        }
    }

    @Test
    void aWorkerThatFailsToStartMayBeStartedAgain() throws Exception {
        Map<String, String> environment = worker(KafkaEnvironment.freePort());
        environment.remove("CONNECT_GROUP_ID");
        try (NodeProcess worker = NodeProcess.start(RuntimeClassPath.KAFKA_4, directory, environment)) {
            assertThat(worker.exitCode()).isEqualTo(1);
            assertThat(worker.log()).contains("group.id");
        }
    }

    private static Map<String, String> worker(int brokerPort) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "GREGOR_ROLE", "CONNECT",
                "CONNECT_BOOTSTRAP_SERVERS", "127.0.0.1:" + brokerPort,
                "CONNECT_GROUP_ID", "workers",
                "CONNECT_LISTENERS", "http://127.0.0.1:" + KafkaEnvironment.freePort(),
                "CONNECT_KEY_CONVERTER", "org.apache.kafka.connect.json.JsonConverter",
                "CONNECT_VALUE_CONVERTER", "org.apache.kafka.connect.json.JsonConverter"));
        for (String storage : new String[] {"CONFIG", "OFFSET", "STATUS"}) {
            environment.put("CONNECT_" + storage + "_STORAGE_TOPIC", "connect-" + storage);
            environment.put("CONNECT_" + storage + "_STORAGE_REPLICATION_FACTOR", "1");
        }
        environment.put("CONNECT_OFFSET_STORAGE_PARTITIONS", "1");
        // Without the slow scan of the whole class path.
        environment.put("CONNECT_PLUGIN_DISCOVERY", "service_load");
        return environment;
    }
}

package ai.voicecore.gregor.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooKeeperModeIT {
    @TempDir
    Path directory;

    @Test
    void aBrokerOfAZooKeeperClusterServesAndRejoinsItsIsrs() throws Exception {
        int zooKeeperPort = KafkaEnvironment.freePort();
        int brokerPort = KafkaEnvironment.freePort();
        Path zooKeeperDir = directory.resolve("zookeeper");
        Path brokerDir = directory.resolve("broker");
        Map<String, String> broker =
                new HashMap<>(KafkaEnvironment.zooKeeperBroker(brokerDir, brokerPort, zooKeeperPort));
        try (NodeProcess zooKeeper = NodeProcess.start(
                RuntimeClassPath.KAFKA_3, zooKeeperDir, KafkaEnvironment.zooKeeper(zooKeeperDir, zooKeeperPort))) {
            zooKeeper.awaitReady();
            assertThat(zooKeeper.state().get("zooKeeperState").asText()).isEqualTo("standalone");
            assertThat(zooKeeper.state().get("version").asText()).isEqualTo("3.8.4");
            assertThat(zooKeeper.state().get("nodeId").asInt()).isEqualTo(1);
            assertThat(zooKeeperDir.resolve("data").resolve("myid")).hasContent("1");

            try (NodeProcess node = NodeProcess.start(RuntimeClassPath.KAFKA_3, brokerDir, broker)) {
                node.awaitReady();
                JsonNode state = node.state();
                assertThat(state.get("zkMigrationState").asInt()).isEqualTo(4);
                assertThat(state.get("activeController").asBoolean()).isTrue();
                assertThat(state.has("raftState")).isFalse();
                createTopic(brokerPort);
                await().until(() -> node.state().get("leaders").asInt() == 3);
                assertThat(zooKeeper.get("/metrics").body())
                        .contains("\nzookeeper_avgrequestlatency{", "\nzookeeper_outstandingrequests{");

                assertThat(node.terminate()).isEqualTo(143);
                assertThat(node.log())
                        .contains("Controlled shutdown request returned successfully", "shut down completed");
            }

            broker.put("GREGOR_FORMAT", "never");
            try (NodeProcess again = NodeProcess.start(RuntimeClassPath.KAFKA_3, brokerDir, broker)) {
                again.awaitReady();
                assertThat(again.state().get("partitions").asInt()).isEqualTo(3);
            }
        }
    }

    @Test
    void anEnsembleIsNotReadyBeforeItHasALeader() throws Exception {
        List<Integer> ports = IntStream.range(0, 9)
                .mapToObj(each -> KafkaEnvironment.freePort())
                .toList();
        try (NodeProcess first = member(1, ports)) {
            // One of three servers cannot elect a leader.
            await().ignoreExceptions()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> first.get("/ready").body().contains("ZooKeeper is looking"));
            try (NodeProcess second = member(2, ports);
                    NodeProcess third = member(3, ports)) {
                List<String> states = new ArrayList<>();
                for (NodeProcess member : List.of(first, second, third)) {
                    states.add(member.awaitReady().state().get("zooKeeperState").asText());
                }
                assertThat(states).containsExactlyInAnyOrder("leader", "follower", "follower");
            }
        }
    }

    private NodeProcess member(int id, List<Integer> ports) throws Exception {
        Path server = directory.resolve("zookeeper-" + id);
        Map<String, String> environment = new HashMap<>(KafkaEnvironment.zooKeeper(server, ports.get(id - 1)));
        environment.put("ZOOKEEPER_SERVER_ID", Integer.toString(id));
        environment.put("ZOOKEEPER_INIT_LIMIT", "10");
        environment.put("ZOOKEEPER_SYNC_LIMIT", "5");
        for (int each = 1; each <= 3; each++) {
            environment.put("ZOOKEEPER_SERVER_" + each, "127.0.0.1:" + ports.get(each + 2) + ":" + ports.get(each + 5));
        }
        return NodeProcess.start(RuntimeClassPath.KAFKA_3, server, environment);
    }

    private static void createTopic(int port) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
            admin.createTopics(List.of(new NewTopic("calls", 3, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }
}

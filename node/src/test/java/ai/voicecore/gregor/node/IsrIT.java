package ai.voicecore.gregor.node;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.node.state.IsrWatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsrIT {
    @TempDir
    Path directory;

    @Test
    void aRestartedBrokerIsReadyOnlyWhenItIsBackInEveryIsr() throws Exception {
        int controllerPort = KafkaEnvironment.freePort();
        int port1 = KafkaEnvironment.freePort();
        int port2 = KafkaEnvironment.freePort();
        Path dir2 = directory.resolve("broker-2");
        Map<String, String> broker2 = KafkaEnvironment.kraftBroker(dir2, 2, port2, controllerPort);
        try (NodeProcess controller = start(
                        "controller", KafkaEnvironment.controller(directory.resolve("controller"), controllerPort));
                NodeProcess broker1 = start(
                        "broker-1",
                        KafkaEnvironment.kraftBroker(directory.resolve("broker-1"), 1, port1, controllerPort));
                Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port1))) {
            try (NodeProcess first = start("broker-2", broker2)) {
                controller.awaitReady();
                assertThat(controller.state().get("raftState").asText()).isEqualTo("leader");
                assertThat(controller.state().has("brokerState")).isFalse();
                broker1.awaitReady();
                first.awaitReady();
                assertThat(first.state().get("raftState").asText()).isEqualTo("observer");
                admin.createTopics(List.of(new NewTopic("calls", 50, (short) 2)))
                        .all()
                        .get(20, TimeUnit.SECONDS);
                assertThat(first.terminate()).isEqualTo(143);
            }
            assertThat(partitionsWithout2(admin)).hasSize(50);

            try (NodeProcess again = start("broker-2", broker2)) {
                again.awaitReady();
                assertThat(partitionsWithout2(admin)).isEmpty();
            }
        }
    }

    private NodeProcess start(String name, Map<String, String> environment) throws Exception {
        return NodeProcess.start(RuntimeClassPath.KAFKA_4, directory.resolve(name), environment);
    }

    private static List<String> partitionsWithout2(Admin admin) throws Exception {
        TopicDescription calls = admin.describeTopics(List.of("calls"))
                .topicNameValues()
                .get("calls")
                .get(20, TimeUnit.SECONDS);
        return IsrWatch.outside(2, List.of(calls));
    }
}

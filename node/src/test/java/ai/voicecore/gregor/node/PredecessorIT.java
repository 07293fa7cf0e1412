package ai.voicecore.gregor.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("It measures how long a killed broker is missed.")
class PredecessorIT {
    /** Far below broker.session.timeout.ms, which is 9 s. */
    private static final Duration SOON = Duration.ofSeconds(6);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {RuntimeClassPath.KAFKA_3, RuntimeClassPath.KAFKA_4})
    void anotherBrokerLeadsThePartitionsOfAKilledBrokerAsSoonAsItStartsAgain(String version) throws Exception {
        int controllerPort = KafkaEnvironment.freePort();
        int port1 = KafkaEnvironment.freePort();
        Map<String, String> broker2 = KafkaEnvironment.kraftBroker(
                directory.resolve("broker-2"), 2, KafkaEnvironment.freePort(), controllerPort);
        try (NodeProcess controller = NodeProcess.start(
                        version,
                        directory.resolve("controller"),
                        KafkaEnvironment.controller(directory.resolve("controller"), controllerPort));
                NodeProcess broker1 = NodeProcess.start(
                        version,
                        directory.resolve("broker-1"),
                        KafkaEnvironment.kraftBroker(directory.resolve("broker-1"), 1, port1, controllerPort));
                Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port1))) {
            try (NodeProcess first = NodeProcess.start(version, directory.resolve("broker-2"), broker2)) {
                controller.awaitReady();
                broker1.awaitReady();
                first.awaitReady();
                admin.createTopics(List.of(new NewTopic("calls", Map.of(0, List.of(2, 1)))))
                        .all()
                        .get(20, TimeUnit.SECONDS);
                await("broker 2 leads").until(() -> leader(admin) == 2);
                first.kill();
            }

            try (NodeProcess again = NodeProcess.start(version, directory.resolve("broker-2"), broker2)) {
                await("broker 1 leads").atMost(SOON).until(() -> leader(admin) == 1);
                again.awaitReady();
                assertThat(again.stdout()).contains("fenced broker 2 of epoch");
            }
        }
    }

    private static int leader(Admin admin) throws Exception {
        Node leader = admin.describeTopics(List.of("calls"))
                .topicNameValues()
                .get("calls")
                .get(20, TimeUnit.SECONDS)
                .partitions()
                .get(0)
                .leader();
        return leader == null ? -1 : leader.id();
    }
}

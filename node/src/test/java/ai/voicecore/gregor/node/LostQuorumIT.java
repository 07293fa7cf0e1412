package ai.voicecore.gregor.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LostQuorumIT {
    @TempDir
    Path directory;

    /** Kafka alone would wait five minutes here. */
    @Test
    @Timeout(120)
    void aStoppingBrokerDoesNotWaitForADeadController() throws Exception {
        int controllerPort = KafkaEnvironment.freePort();
        Map<String, String> environment = KafkaEnvironment.kraftBroker(
                directory.resolve("broker-1"), 1, KafkaEnvironment.freePort(), controllerPort);
        try (NodeProcess controller = start(
                        "controller", KafkaEnvironment.controller(directory.resolve("controller"), controllerPort));
                NodeProcess broker = start("broker-1", environment)) {
            controller.awaitReady();
            broker.awaitReady();

            controller.kill();

            assertThat(broker.terminate()).isEqualTo(143);
        }
        // It starts again with the same storage.
        try (NodeProcess controller = start(
                        "controller", KafkaEnvironment.controller(directory.resolve("controller"), controllerPort));
                NodeProcess broker = start("broker-1", environment)) {
            controller.awaitReady();
            broker.awaitReady();
        }
    }

    private NodeProcess start(String name, Map<String, String> environment) throws Exception {
        return NodeProcess.start(RuntimeClassPath.KAFKA_4, directory.resolve(name), environment);
    }
}

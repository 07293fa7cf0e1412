package ai.voicecore.gregor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.runtime.RuntimeId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageLayoutTest {
    @Test
    void aProgramIsNamedAfterItsRuntimeAndKind() {
        RuntimeId kafka = RuntimeId.kafka("3.9.2");

        assertThat(ImageLayout.software(kafka, NodeKind.ZOOKEEPER_BROKER)).isEqualTo("kafka-3.9.2-zookeeper-broker");
        assertThat(ImageLayout.software(kafka, NodeKind.KRAFT)).isEqualTo("kafka-3.9.2-kraft");
        assertThat(ImageLayout.software(RuntimeId.registry("3.3.3"), NodeKind.REGISTRY))
                .isEqualTo("registry-3.3.3");
    }

    @Test
    void theFlagsOfTheNodeComeBeforeTheMainClass() {
        assertThat(ImageLayout.command("kafka-4.3.1-kraft", List.of("-Xmx512m")))
                .containsExactly(
                        "/opt/gregor/bin/kafka-4.3.1-kraft", "-Xmx512m", "@/opt/gregor/args/kafka-4.3.1-kraft");
    }
}

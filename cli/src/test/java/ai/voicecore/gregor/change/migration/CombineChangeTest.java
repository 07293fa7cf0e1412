package ai.voicecore.gregor.change.migration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.testing.Answering;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.KafkaVersion;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a change of brokers into combined nodes refuses before anything is changed. */
class CombineChangeTest {
    private static final String DEDICATED = """
            name: x
            mode: kraft
            version: 3.9.2
            controllers: dedicated
            controllerCount: 3
            """;

    private static void refuse(String yaml, String to) {
        Cluster cluster = Clusters.of(
                Clusters.topology(DEDICATED + yaml),
                Answering.of(Platform.class, method -> Optional.empty()),
                Answering.of(Services.class, method -> Optional.empty()));
        new CombineChange(
                        cluster,
                        record -> cluster,
                        new CombineChange.Options(
                                KafkaVersion.of(to),
                                new Roll.Options(false, false, Duration.ZERO),
                                Duration.ofMinutes(1)),
                        Progress.SILENT)
                .refuse();
    }

    @Test
    void aReleaseThatCannotMakeTheQuorumDynamicIsRefused() {
        assertThatThrownBy(() -> refuse("", "4.0.0"))
                .hasMessageContaining("Kafka 4.0.0 cannot make a static quorum dynamic");
    }

    @Test
    void moreControllersThanBrokersAreRefused() {
        assertThatThrownBy(() -> refuse("brokers: 2\nreplication: 2\nminInsyncReplicas: 1\n", "4.3.1"))
                .hasMessageContaining("3 controllers need as many brokers, and there are 2");
    }

    @Test
    void onKubernetesAllPodsOfASetHaveTheSameRole() {
        String pods = "platform: kubernetes\n";

        assertThatThrownBy(() -> refuse(pods + "brokers: 5\n", "4.3.1"))
                .hasMessageContaining("5 brokers would become controllers, and there are 3 controllers");
        assertThatCode(() -> refuse(pods, "4.3.1")).doesNotThrowAnyException();
        assertThatCode(() -> refuse("brokers: 5\n", "4.3.1")).doesNotThrowAnyException();
    }
}

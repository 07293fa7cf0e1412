package ai.voicecore.gregor.platform.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.testing.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusedPodsTest {
    private static final NodeStatus NONE =
            new NodeStatus("kafka-kraft-0", NodePhase.STOPPED, "", 0, Optional.empty(), "");
    private static final String QUOTA =
            "create Pod kafka-kraft-0 in StatefulSet kafka-kraft failed error: pods \"kafka-kraft-0\""
                    + " is forbidden: exceeded quota: small, requested: requests.cpu=4, used: requests.cpu=0, limited: requests.cpu=1";

    private final ManualTime time = new ManualTime();
    private final RefusedPods pods = new RefusedPods(time);

    @Test
    void aPermanentRefusalIsAFailureWithinFiveSeconds() {
        assertThat(seen("1").phase()).as("a quota may be counted late").isEqualTo(NodePhase.RESTARTING);

        passes(Duration.ofSeconds(4));
        assertThat(seen("2").phase()).isEqualTo(NodePhase.FAILED);
        assertThat(seen("2").detail()).startsWith("cannot be made: exceeded quota: small");
        assertThat(seen("2").remedy()).asString().contains("profile: local");
    }

    @Test
    void aCreatedPodEndsTheRefusal() {
        seen("1");
        passes(Duration.ofSeconds(3));
        pods.isThere("kafka-kraft-0");
        passes(Duration.ofSeconds(3));

        assertThat(seen("2").phase()).isEqualTo(NodePhase.RESTARTING);
    }

    @Test
    void anOlderEventIsIgnored() {
        seen("1");
        passes(Duration.ofMinutes(10));

        assertThat(pods.askedAgain(List.of("kafka-kraft", "kafka-connect"))).containsExactly("kafka-kraft");
        assertThat(seen("1")).isEqualTo(NONE);
        passes(Duration.ofSeconds(10));
        assertThat(seen("1")).isEqualTo(NONE);

        assertThat(seen("2").phase()).as("it was refused again").isEqualTo(NodePhase.RESTARTING);
        passes(Duration.ofSeconds(4));
        assertThat(seen("2").phase()).isEqualTo(NodePhase.FAILED);
    }

    private NodeStatus seen(String version) {
        return pods.added(NONE, "kafka-kraft", version, QUOTA);
    }

    private void passes(Duration length) {
        time.pause(length);
    }
}

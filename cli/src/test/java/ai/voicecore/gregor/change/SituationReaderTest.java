package ai.voicecore.gregor.change;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.NodeStates;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.rolling.Situation;
import ai.voicecore.gregor.testing.Answering;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.Snapshots;
import ai.voicecore.gregor.testing.Statuses;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reading a large cluster takes seconds, and a rolling change reads it repeatedly. */
class SituationReaderTest {
    private final Topology topology = Clusters.topology("");
    private final Roll roll = Roll.of(List.of("kafka-0"), new Roll.Options(false, false, Duration.ZERO));
    private final List<String> asked = new ArrayList<>();
    private boolean silent;

    private final SituationReader reader = new SituationReader(
            Clusters.of(
                    topology,
                    Answering.of(Platform.class, method -> Statuses.allReady(topology)),
                    Answering.of(Services.class, method -> Answering.of(NodeStates.class, asked -> List.of()))),
            Answering.of(ClusterAdmin.class, this::admin));

    @Test
    void afterTheFirstReadOnlyChangingPartsAreReadAgain() {
        reader.refresh(roll);
        reader.refresh(roll);
        Situation now = reader.refresh(roll);

        assertThat(asked).containsExactly("snapshot", "refresh", "refresh");
        assertThat(reader.wasRefreshed()).isTrue();
        assertThat(now.cluster()).contains(Snapshots.healthy(topology));
    }

    @Test
    void everythingIsReadAgainBeforeADecisionToStopANode() {
        reader.refresh(roll);
        reader.refresh(roll);
        reader.read(roll);

        assertThat(asked).containsExactly("snapshot", "refresh", "snapshot");
        assertThat(reader.wasRefreshed()).isFalse();
    }

    @Test
    void brokersThatDoNotAnswerAreReportedAndAreNoEmptyCluster() {
        reader.refresh(roll);
        silent = true;

        assertThat(reader.refresh(roll).cluster()).isEmpty();
        assertThat(reader.refresh(roll).trouble()).isEqualTo("no answer");
    }

    private Object admin(String method) {
        if (method.equals("reassigning")) {
            return Set.of();
        }
        asked.add(method);
        if (silent) {
            throw AdminFailure.unreachable("no answer");
        }
        return Snapshots.healthy(topology);
    }
}

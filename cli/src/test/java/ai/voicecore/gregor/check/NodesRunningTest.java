package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.testing.GivenEvidence;
import ai.voicecore.gregor.testing.Statuses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NodesRunningTest {
    private final GivenEvidence evidence = GivenEvidence.healthy("");

    @Test
    void holdsWhenEveryNodeIsReady() {
        assertThat(new NodesRunning().examine(evidence)).isEqualTo(Verdict.holds("5 of 5 nodes ready, 0 restarts"));
    }

    @Test
    void aNodeThatDoesNotExistIsNamed() {
        assertThat(new NodesRunning()
                        .examine(evidence.withNodes(evidence.nodes().subList(0, 4))))
                .isEqualTo(Verdict.broken(
                        "4 of 5 nodes ready, 0 restarts", "connect-0 does not exist.", "Type: {gregor deploy}"));
    }

    @Test
    void aNodeThatFailedIsNamedWithTheReason() {
        assertThat(new NodesRunning()
                        .examine(evidence.withNode(
                                Statuses.down("kafka-1", NodePhase.FAILED, "refuses to start: bad config"))))
                .isEqualTo(Verdict.broken(
                        "4 of 5 nodes ready, 0 restarts",
                        "kafka-1 is failed: refuses to start: bad config.",
                        "Look at {gregor logs kafka-1}, then type: {gregor deploy}"));
    }

    @Test
    void aStoppedNodeIsStartedByDeploy() {
        assertThat(new NodesRunning()
                        .examine(evidence.withNode(Statuses.stopped("kafka-1")))
                        .findings())
                .containsExactly(new Finding(
                        "kafka-1 is stopped.", "Look at {gregor logs kafka-1}, then type: {gregor deploy}"));
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTING", "UNREADY", "RESTARTING"})
    void theRemedyForAStartingNodeIsToWait(NodePhase phase) {
        assertThat(new NodesRunning()
                        .examine(evidence.withNode(Statuses.running("kafka-1", phase, "not in the ISR yet")))
                        .findings())
                .containsExactly(new Finding(
                        "kafka-1 is " + phase.name().toLowerCase(java.util.Locale.ROOT) + ": not in the ISR yet.",
                        "Wait, or look at {gregor logs kafka-1}."));
    }

    @Test
    void anUndeclaredNodeIsIgnored() {
        assertThat(new NodesRunning()
                        .examine(evidence.withNodes(java.util.stream.Stream.concat(
                                        evidence.nodes().stream(), List.of(Statuses.stopped("kafka-9")).stream())
                                .toList()))
                        .findings())
                .isEmpty();
    }
}

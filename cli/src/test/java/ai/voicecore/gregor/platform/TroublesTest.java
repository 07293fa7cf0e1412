package ai.voicecore.gregor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.snapshot.NodeEnd;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TroublesTest {
    private final List<String> told = new ArrayList<>();
    private final ManualTime time = new ManualTime();

    private final Troubles troubles = new Troubles(
            new Progress() {
                @Override
                public void doing(String what) {}

                @Override
                public void done(String what) {
                    told.add(what);
                }
            },
            time);

    @Test
    void aProblemThatAUserMustSolveIsReportedOnceWithinFiveSeconds() {
        look(pending("kafka-0"), pending("kafka-1"));
        assertThat(told).as("it may pass").isEmpty();

        for (int second = 0; second < 30; second++) {
            passes(Duration.ofSeconds(1));
            look(pending("kafka-0"), pending("kafka-1"));
            assertThat(told).hasSizeLessThanOrEqualTo(1);
            assertThat(second < 4 || told.size() == 1).isTrue();
        }
        assertThat(told)
                .containsExactly(
                        "kafka-0, kafka-1: no host fits: 3 Insufficient cpu\n`profile: local` in the spec asks for less");
    }

    @Test
    void aTemporaryProblemIsNotReported() {
        look(pending("kafka-0"));
        passes(Duration.ofSeconds(1));
        look(status("kafka-0", NodePhase.STARTING, "", "", Optional.empty()));
        passes(Duration.ofSeconds(5));
        look(pending("kafka-0"));

        assertThat(told).isEmpty();
    }

    @Test
    void theEndOfAProcessIsReportedAtOnceEvenIfTheNodeIsStartedAgain() {
        look(status("kafka-0", NodePhase.STARTING, "", "", end(100, 1, "an old one")));
        look(status("kafka-0", NodePhase.RESTARTING, "", "gregor logs kafka-0", end(200, 1, "Address already in use")));
        look(status("kafka-0", NodePhase.STARTING, "", "", end(200, 1, "Address already in use")));

        assertThat(told)
                .containsExactly("kafka-0: ended with exit code 1: Address already in use; it is started again.\n"
                        + "Find what holds the port (ss -ltnp) and end it, or deploy with another --port-offset.");
    }

    @Test
    void aFailedNodeIsReportedByTheFailureOnly() {
        look(status("kafka-0", NodePhase.FAILED, "refuses to start", "Correct it", end(1, 2, "wrong")));
        passes(Duration.ofSeconds(10));
        look(status("kafka-0", NodePhase.FAILED, "refuses to start", "Correct it", end(2, 2, "wrong")));

        assertThat(told).isEmpty();
    }

    private void look(NodeStatus... nodes) {
        troubles.look(List.of(nodes));
    }

    private void passes(Duration length) {
        time.pause(length);
    }

    private static NodeStatus pending(String node) {
        return status(
                node,
                NodePhase.STARTING,
                "no host fits: 3 Insufficient cpu",
                "`profile: local` in the spec asks for less",
                Optional.empty());
    }

    private static Optional<NodeEnd> end(long at, int code, String reason) {
        return Optional.of(new NodeEnd(Instant.ofEpochSecond(at), OptionalInt.of(code), reason));
    }

    private static NodeStatus status(
            String node, NodePhase phase, String detail, String remedy, Optional<NodeEnd> end) {
        return new NodeStatus(node, phase, "", 0, Optional.empty(), detail, Remedy.of(remedy), end, "", true);
    }
}

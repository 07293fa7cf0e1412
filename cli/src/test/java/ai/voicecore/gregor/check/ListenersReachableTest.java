package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.GivenEvidence;
import ai.voicecore.gregor.topology.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersReachableTest {
    private final GivenEvidence evidence = GivenEvidence.healthy("");

    @Test
    void holdsWhenEveryListenerLeadsToAllBrokers() {
        assertThat(new ListenersReachable(Advice.GREGOR).examine(evidence))
                .isEqualTo(Verdict.holds("6 of 6 listeners lead to brokers [0, 1, 2]"));
    }

    @Test
    void aListenerThatLeadsToFewerBrokersIsNamed() {
        assertThat(new ListenersReachable(Advice.GREGOR)
                        .examine(evidence.withListener(new Address("127.0.0.1", 9102), List.of(0, 2))))
                .isEqualTo(Verdict.broken(
                        "5 of 6 listeners lead to brokers [0, 1, 2]",
                        "kafka-1's CLIENT listener 127.0.0.1:9102 leads to brokers [0, 2] instead of [0, 1, 2].",
                        "See which broker is missing in {gregor status}."));
    }

    @Test
    void aListenerThatDoesNotAnswerIsNamed() {
        assertThat(new ListenersReachable(Advice.GREGOR)
                        .examine(evidence.withUnreachable(new Address("127.0.0.1", 9114), "no answer in 30 s"))
                        .findings())
                .containsExactly(new Finding(
                        "kafka-2's REPLICATION listener 127.0.0.1:9114 cannot be reached: no answer in 30 s.",
                        "Look at {gregor logs kafka-2}; see that nothing else holds the port."));
    }
}

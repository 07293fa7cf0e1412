package ai.voicecore.gregor.admin.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.IntFunction;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class LiveBrokersTest {
    private static final Node ZERO = new Node(0, "localhost", 9092);
    private static final Node ONE = new Node(1, "localhost", 9093);

    private final ManualTime time = new ManualTime();
    private final List<Integer> asked = new ArrayList<>();
    private Duration patience = Duration.ofMinutes(1);

    @Test
    void aDeadBrokerIsLeftOutWhenItsSessionHasEnded() {
        assertThat(ask(List.of(ZERO), id -> id == 1 ? failed(new TimeoutException("late")) : said("zero")))
                .containsOnlyKeys(ZERO);
        assertThat(asked).as("who has answered is not asked again").containsExactly(0, 1);
    }

    @Test
    void aBrokerThatRestartsBeforeItsSessionEndsIsAskedAgain() {
        assertThat(ask(
                        List.of(ZERO, ONE),
                        id -> id == 1 && asked.size() == 2 ? failed(new TimeoutException("late")) : said("x")))
                .containsOnlyKeys(ZERO, ONE);
        assertThat(asked).containsExactly(0, 1, 1);
    }

    @Test
    void aBrokerWhoseSessionDoesNotEndIsNamedWithItsAddress() {
        patience = Duration.ZERO;
        assertThatThrownBy(() ->
                        ask(List.of(ZERO, ONE), id -> id == 1 ? failed(new TimeoutException("late")) : said("zero")))
                .isInstanceOfSatisfying(
                        AdminFailure.class,
                        failure -> assertThat(failure.isUnreachable()).isTrue())
                .hasMessage(
                        "asking of broker 1: it does not answer at localhost:9093, and the cluster still counts it as"
                                + " alive");
    }

    @Test
    void aRefusalIsReportedAtOnce() {
        assertThatThrownBy(() -> ask(List.of(ZERO, ONE), id -> failed(new ClusterAuthorizationException("no"))))
                .hasMessage("asking of broker 0: no");
    }

    private SortedMap<Node, String> ask(Collection<Node> later, IntFunction<KafkaFuture<String>> answers) {
        return new LiveBrokers(() -> later, patience, time).ask("asking", List.of(ZERO, ONE), id -> {
            asked.add(id);
            time.pause(Duration.ofMillis(1));
            return answers.apply(id);
        });
    }

    private static KafkaFuture<String> said(String answer) {
        return KafkaFuture.completedFuture(answer);
    }

    private static KafkaFuture<String> failed(RuntimeException failure) {
        KafkaFutureImpl<String> future = new KafkaFutureImpl<>();
        future.completeExceptionally(failure);
        return future;
    }
}

package ai.voicecore.gregor.admin.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.testing.ManualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RetryTest {
    private final ManualTime time = new ManualTime();
    private final Retry again = new Retry(time);
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void aRetriableErrorIsRetried() {
        assertThat(again.ask(() -> {
                    if (calls.incrementAndGet() < 3) {
                        throw AdminFailure.unreachable("too early", new NotControllerException("not yet"));
                    }
                    return "the answer";
                }))
                .isEqualTo("the answer");
        assertThat(calls).hasValue(3);
    }

    @Test
    void permanentErrorsAndTimeoutsAreNotRetried() {
        assertThatThrownBy(() -> fail(AdminFailure.refused("no", new ClusterAuthorizationException("no"))))
                .hasMessage("no");
        assertThatThrownBy(() -> fail(AdminFailure.unreachable("late", new TimeoutException("late"))))
                .hasMessage("late");
        assertThat(calls).hasValue(2);
    }

    /** Brokers wait for a hanging controller longer than the Admin client waits for them. */
    @Test
    void timeoutsOfRequestsToTheControllerAreRetried() {
        assertThat(again.askController(() -> {
                    if (calls.incrementAndGet() < 2) {
                        throw AdminFailure.unreachable("late", new TimeoutException("late"));
                    }
                    return "the answer";
                }))
                .isEqualTo("the answer");
    }

    /** For example Kafka's answer to a change of settings. */
    @Test
    void anEmptyAnswerIsAnAnswer() {
        again.ask(() -> Futures.await("changing", KafkaFuture.completedFuture((Void) null)));
        again.askController(() -> Futures.await("changing", KafkaFuture.completedFuture((Void) null)));

        assertThat(time.since(0)).isZero();
    }

    @Test
    void retriesEndAfterATimeLimit() {
        assertThatThrownBy(() -> fail(AdminFailure.unreachable("never", new NotControllerException("never"))))
                .hasMessage("never");
        assertThat(time.since(0)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(16));
    }

    private void fail(AdminFailure failure) {
        again.ask(() -> {
            calls.incrementAndGet();
            throw failure;
        });
    }
}

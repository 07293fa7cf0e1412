package ai.voicecore.gregor.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
    private final ManualTime time = new ManualTime();
    private final Await await =
            Await.atMost(Duration.ofSeconds(10)).every(Duration.ofSeconds(4)).by(time);
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void aConditionThatHoldsIsNotWaitedFor() {
        assertThat(await.until(() -> true)).isTrue();
        assertThat(time.nanos()).isZero();
    }

    @Test
    void theConditionIsTestedOnceMoreAfterTheTimeLimit() {
        assertThat(await.until(() -> looks.incrementAndGet() == 4)).isTrue();

        assertThat(time.since(0)).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void theLastTestIsMarkedAsTheLast() {
        List<Boolean> last = new ArrayList<>();

        Optional<String> answer = await.answer(isLast -> {
            last.add(isLast);
            return Optional.empty();
        });

        assertThat(answer).isEmpty();
        assertThat(last).containsExactly(false, false, false, true);
    }

    @Test
    void aTimeoutThrowsTheCallersException() {
        assertThatThrownBy(() -> await.until(() -> false, () -> new IllegalArgumentException("too late")))
                .hasMessage("too late");
    }

    @Test
    void withoutTheWantedValueTheLastOneIsReturned() {
        assertThat(await.lastSeen(looks::incrementAndGet, seen -> seen == 2)).isEqualTo(2);
        assertThat(await.lastSeen(looks::incrementAndGet, seen -> false)).isEqualTo(6);
    }

    @Test
    void aPermanentFailureIsNotRetried() {
        assertThatThrownBy(() -> await.retry(this::fails, failure -> false)).hasMessage("look 1");
        assertThatThrownBy(() -> await.retry(this::fails, failure -> true)).hasMessage("look 5");
    }

    private String fails() {
        throw new IllegalStateException("look " + looks.incrementAndGet());
    }
}

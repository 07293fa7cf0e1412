package ai.voicecore.gregor.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelTasksTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    @Test
    void workThatTakesTooLongIsInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);

        assertThatThrownBy(() -> ParallelTasks.answer(
                        () -> {
                            try {
                                return new CountDownLatch(1).await(LONG.toSeconds(), TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                                throw e;
                            }
                        },
                        Duration.ofMillis(10)))
                .isInstanceOf(TimeoutException.class);

        assertThat(interrupted.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void otherWorkHasItsResultOrItsException() throws TimeoutException {
        assertThat(ParallelTasks.answer(() -> 42, LONG)).isEqualTo(42);
        assertThatThrownBy(() -> ParallelTasks.answer(
                        () -> {
                            throw new IllegalArgumentException("no");
                        },
                        LONG))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package ai.voicecore.gregor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnceTest {
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void theValueIsMadeOnceHoweverManyAsk() {
        Once<Integer> once = new Once<>(calls::incrementAndGet);

        assertThat(calls).hasValue(0);
        assertThat(IntStream.range(0, 1000).parallel().map(i -> once.get())).containsOnly(1);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aFailureIsNotRemembered() {
        Once<Integer> once = new Once<>(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return calls.get();
        });

        assertThatThrownBy(once::get).hasMessage("not yet");
        assertThat(once.get()).isEqualTo(2);
        assertThat(once.get()).isEqualTo(2);
    }
}

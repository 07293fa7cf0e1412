package ai.voicecore.gregor.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoizedTest {
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void theValueIsComputedOnce() {
        Memoized<Integer> once = new Memoized<>(calls::incrementAndGet);

        assertThat(calls).hasValue(0);
        assertThat(IntStream.range(0, 1000).parallel().map(i -> once.get())).containsOnly(1);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aFailureIsAlsoCached() {
        Memoized<Integer> once = new Memoized<>(() -> {
            throw new IllegalStateException("attempt " + calls.incrementAndGet());
        });

        assertThatThrownBy(once::get).hasMessage("attempt 1");
        assertThatThrownBy(once::get).as("nobody waits for it again").hasMessage("attempt 1");
    }
}

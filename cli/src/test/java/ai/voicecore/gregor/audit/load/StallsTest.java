package ai.voicecore.gregor.audit.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallsTest {
    /** The real lengths of the pauses; the load ends in the last one. */
    private final Deque<Duration> pauses = new ArrayDeque<>();

    private final ManualTime clock = new ManualTime();
    private final Stalls stalls = new Stalls(new Time() {
        @Override
        public long nanos() {
            return clock.nanos();
        }

        @Override
        public void pause(Duration length) {
            clock.pause(pauses.remove());
            if (pauses.isEmpty()) {
                stop();
            }
        }
    });

    private void stop() {
        stalls.stop();
    }

    @Test
    void aPauseThatIsLongerThanRequestedIsAStall() {
        pauses.addAll(List.of(Duration.ofMillis(20), Duration.ofMillis(320), Duration.ofMillis(25)));

        stalls.run();

        assertThat(stalls.longest()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void pausesOfTheRequestedLengthAreNoStalls() {
        pauses.addAll(List.of(Duration.ofMillis(20), Duration.ofMillis(20)));

        stalls.run();

        assertThat(stalls.longest()).isZero();
    }
}

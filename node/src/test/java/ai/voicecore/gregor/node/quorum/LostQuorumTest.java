package ai.voicecore.gregor.node.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.node.concurrent.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostQuorumTest {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();

    @ParameterizedTest
    @CsvSource({",true", "500,true", "3000,true", "0,false", "60000,false", "often,false"})
    void aSilentControllerCountsAsLostOnlyIfItWritesOften(@Nullable String idleMillis, boolean sign) {
        assertThat(LostQuorum.isOften(idleMillis)).isEqualTo(sign);
    }

    @Test
    void controllersAreLostIfNoRecordArrivesForTheWholeTimeout() throws InterruptedException {
        LostQuorum.awaitSilence(() -> 7L, () -> true, time);

        assertThat(time.since(0)).isEqualTo(LostQuorum.TIMEOUT.plus(LOOK));
    }

    @Test
    void anAppliedRecordRestartsTheTimeout() throws InterruptedException {
        LostQuorum.awaitSilence(() -> Math.min(time.nanos(), MINUTE.toNanos()), () -> true, time);

        assertThat(time.since(0)).isEqualTo(MINUTE.plus(LostQuorum.TIMEOUT));
    }

    /** It closes its logs, which may take long. */
    @Test
    void aBrokerThatNoLongerServesIsNotEnded() throws InterruptedException {
        LostQuorum.awaitSilence(() -> 7L, () -> time.nanos() > MINUTE.toNanos(), time);

        assertThat(time.since(0)).isEqualTo(MINUTE.plus(LostQuorum.TIMEOUT));
    }

    /** A clock that only pauses move. */
    private static final class ManualTime implements Time {
        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pause(Duration length) {
            nanos += length.toNanos();
        }
    }
}

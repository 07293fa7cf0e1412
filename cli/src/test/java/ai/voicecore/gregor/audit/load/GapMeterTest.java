package ai.voicecore.gregor.audit.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.audit.Gap;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Times are in nanoseconds; these tests write seconds. */
class GapMeterTest {
    private final GapMeter meter = new GapMeter();

    private static long s(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private static Gap gap(long length, long at) {
        return new Gap(Duration.ofSeconds(length), Duration.ofSeconds(at));
    }

    @Test
    void theLongestTimeBetweenMarksCounts() {
        meter.begin(s(100));
        meter.mark(s(101));
        meter.mark(s(105));
        meter.mark(s(107));
        meter.end(s(108));

        assertThat(meter.longest()).isEqualTo(gap(4, 1));
        assertThat(meter.marks()).isEqualTo(3);
    }

    @Test
    void theTimeFromTheLastMarkToTheEndCounts() {
        meter.begin(s(100));
        meter.mark(s(101));
        assertThat(meter.silence(s(104))).isEqualTo(Duration.ofSeconds(3));
        meter.end(s(130));

        assertThat(meter.longest()).isEqualTo(gap(29, 1));
    }

    @Test
    void withoutAMarkTheWholeTimeCounts() {
        meter.begin(s(100));
        meter.end(s(160));

        assertThat(meter.longest()).isEqualTo(gap(60, 0));
        assertThat(meter.isMarked()).isFalse();
    }

    @Test
    void marksBeforeTheStartAndAfterTheEndDoNotCount() {
        meter.mark(s(1));
        meter.begin(s(100));
        meter.mark(s(101));
        meter.end(s(102));
        meter.mark(s(500));

        assertThat(meter.longest()).isEqualTo(gap(1, 0));
        assertThat(meter.silence(s(600))).isZero();
    }
}

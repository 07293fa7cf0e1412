package ai.voicecore.gregor.audit.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long MILLI = 1_000_000;

    @Test
    void inASecondTheRequestedNumberIsDue() {
        Pacer pacer = new Pacer(667, 0);
        int due = 0;
        for (int milli = 5; milli <= 1_000; milli += 5) {
            due += pacer.due(milli * MILLI);
        }

        assertThat(due).isBetween(666, 667);
    }

    @Test
    void afterAPauseThereIsNoBurst() {
        Pacer pacer = new Pacer(1_000, 0);

        assertThat(pacer.due(60_000 * MILLI)).isEqualTo(100);
        assertThat(pacer.due(60_001 * MILLI)).isEqualTo(1);
    }
}

package ai.voicecore.gregor.platform.local.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineLimitsTest {
    /** A kernel's least default is 65,530: what is read in the middle of that number is a small one. */
    @Test
    void theWholeNumberIsRead() {
        assertThat(MachineLimits.read().maps()).isGreaterThan(10_000);
        assertThat(MachineLimits.read().openFiles()).isGreaterThan(200);
    }
}

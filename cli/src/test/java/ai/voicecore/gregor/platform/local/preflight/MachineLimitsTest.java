package ai.voicecore.gregor.platform.local.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineLimitsTest {
    /** The lowest default of a kernel is 65,530: a read that stopped within this number would give a much lower one. */
    @Test
    void theWholeNumberIsRead() {
        assertThat(MachineLimits.read().maps()).isGreaterThan(10_000);
        assertThat(MachineLimits.read().openFiles()).isGreaterThan(200);
    }
}

package ai.voicecore.gregor.node.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResourcesTest {
    @Test
    void aProcessReportsItsUsageAndItsLimits() {
        Resources resources = Resources.ofThisProcess();

        assertThat(resources.openFiles()).isBetween(1L, resources.mostOpenFiles());
        // Null if the system is not Linux.
        assertThat(resources.mostMaps()).matches(maps -> maps == null || maps > 10_000);
        assertThat(resources.heapMost()).isGreaterThan(resources.heapKept());
    }
}

package ai.voicecore.gregor.platform.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.platform.local.SupervisorMain;
import org.junit.jupiter.api.Test;

class SupervisorProcessTest {
    @Test
    void supervisorsOfOlderVersionsAreFoundByTheNameOfTheirMainClass() {
        assertThat(SupervisorProcess.MAIN)
                .isEqualTo(SupervisorMain.class.getName())
                .isEqualTo("ai.voicecore.gregor.platform.local.SupervisorMain");
    }
}

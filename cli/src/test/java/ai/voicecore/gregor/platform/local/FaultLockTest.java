package ai.voicecore.gregor.platform.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.platform.PlatformFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultLockTest {
    @Test
    void onlyOneAtATimeBreaksSomething(@TempDir Path directory) {
        Path file = directory.resolve("faults.lock");
        ProcessLock held = FaultLock.take(file);
        assertThatThrownBy(() -> FaultLock.take(file))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining("Another drill");
        held.close();
        FaultLock.take(file).close();
    }
}

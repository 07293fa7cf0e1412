package ai.voicecore.gregor.platform.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.LockHolder;
import ai.voicecore.gregor.platform.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalChangeLockTest {
    private static final LockHolder RESTART = new LockHolder("restart", "root@kafka", "7", "");
    private static final LockHolder DOWN = new LockHolder("down", "root@kafka", "8", "");

    @Test
    void aRefusedCommandIsToldWhichOneHoldsTheLock(@TempDir Path directory) {
        ChangeLock lock = new LocalChangeLock(directory.resolve("locks").resolve("voicecore"));
        ChangeLock.Held held = take(lock, RESTART);
        assertThatThrownBy(() -> take(lock, DOWN))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("gregor restart (root@kafka, process 7)");
        held.close();
        take(lock, DOWN).close();
    }

    @Test
    void ifTheHolderIsUnknownTheFileIsNamed(@TempDir Path directory) throws IOException {
        ChangeLock lock = new LocalChangeLock(directory.resolve("voicecore"));
        ChangeLock.Held held = take(lock, RESTART);
        Files.delete(directory.resolve("voicecore.holder"));
        assertThatThrownBy(() -> take(lock, DOWN))
                .hasMessageContaining(directory.resolve("voicecore").toString());
        held.close();
    }

    /** The system releases all locks that a process has on a file when the process closes the file once (fcntl(2)). */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aSecondAttemptOfTheSameProcessKeepsTheLock(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("voicecore");
        ChangeLock lock = new LocalChangeLock(file);
        ChangeLock.Held held = take(lock, RESTART);
        String entry = ":" + Files.getAttribute(file, "unix:ino") + " ";
        assertThat(Files.readString(Path.of("/proc/locks"))).contains(entry);

        assertThatThrownBy(() -> take(lock, DOWN)).isInstanceOf(Failure.class);

        assertThat(Files.readString(Path.of("/proc/locks"))).contains(entry);
        held.close();
    }

    private static ChangeLock.Held take(ChangeLock lock, LockHolder holder) {
        return lock.take(holder, Progress.SILENT, new Stop(Time.REAL));
    }
}

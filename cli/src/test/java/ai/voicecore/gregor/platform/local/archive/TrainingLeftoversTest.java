package ai.voicecore.gregor.platform.local.archive;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.local.home.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLeftoversTest {
    @TempDir
    private Path workspace;

    @Test
    void leftoversOfAKilledTrainingAreEndedAndDeleted() throws IOException {
        Path directory = Files.createDirectories(workspace.resolve("training4711/kafka-0/config"));
        Path others = Files.createDirectories(workspace.resolve("download"));
        Process left = new ProcessBuilder("sh", "-c", "read line", "node", "@" + directory.resolve("jvm.args")).start();
        try {
            ProcessLock training =
                    ProcessLock.take(workspace.resolve("training.lock")).orElseThrow();
            TrainingLeftovers.removeIfIdle(workspace, Time.REAL);
            assertThat(directory).as("while another training is under way").exists();
            assertThat(left.isAlive()).isTrue();
            training.close();

            TrainingLeftovers.removeIfIdle(workspace, Time.REAL);

            assertThat(workspace.resolve("training4711")).doesNotExist();
            assertThat(left.isAlive()).isFalse();
            assertThat(others).exists();
        } finally {
            left.destroyForcibly().onExit().join();
        }
    }
}

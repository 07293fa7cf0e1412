package ai.voicecore.gregor.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileReasonTest {
    private static final String USER = System.getProperty("user.name");

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileOfAnotherUserIsReportedWithItsOwner() throws IOException {
        // A file in the root directory, which belongs to root on every machine.
        AccessDeniedException denied = new AccessDeniedException("/cluster.json");
        String root = Files.getOwner(Path.of("/")).getName();

        assertThat(FileReason.words(denied))
                .isEqualTo("/cluster.json may not be used by " + USER + ", it belongs to " + root);
        assertThat(FileReason.remedy(denied, Remedy.of("Check it.")))
                .hasToString(
                        USER.equals(root)
                                ? "Check it."
                                : "Run the command as " + root
                                        + ". If a command was run with sudo by mistake, give the files"
                                        + " back with chown -R " + USER + ".");
    }

    @Test
    void aFileOfTheSameUserHasTheUsualRemedy(@TempDir Path directory) {
        AccessDeniedException denied =
                new AccessDeniedException(directory.resolve("x").toString());

        assertThat(FileReason.remedy(denied, Remedy.of("Check it."))).hasToString("Check it.");
    }

    @Test
    void theReasonIsMoreThanTheFileName() {
        assertThat(FileReason.words(new NoSuchFileException("/x"))).isEqualTo("/x is not there");
        assertThat(FileReason.words(new IOException("No space left on device"))).isEqualTo("No space left on device");
    }
}

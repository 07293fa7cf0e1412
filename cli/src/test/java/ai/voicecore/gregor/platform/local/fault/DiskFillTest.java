package ai.voicecore.gregor.platform.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFillTest {
    @TempDir
    private Path directory;

    @Test
    void aSharedFileSystemIsNotFilled() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Path other = Files.createDirectory(directory.resolve("other"));

        assertThat(DiskFill.obstacle(data, List.of(other)))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("on the file system of " + other, "mount -t tmpfs -o size=512m tmpfs " + data));
    }

    @Test
    void aMissingDirectoryIsReported() {
        assertThat(DiskFill.obstacle(directory.resolve("gone"), List.of(directory)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("cannot be examined"));
    }

    @Test
    void withoutAFaultNothingIsDeleted() throws IOException {
        Files.createFile(directory.resolve("meta.properties"));

        assertThat(DiskFill.delete(directory)).isFalse();
        assertThat(directory.resolve("meta.properties")).exists();
    }
}

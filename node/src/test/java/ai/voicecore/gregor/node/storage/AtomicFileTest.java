package ai.voicecore.gregor.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path directory;

    @Test
    void anyContentIsReadAsItWasWritten() throws IOException {
        Path file = directory.resolve("config").resolve("kafka.properties");
        Map<String, String> properties = Map.of(
                "sasl.jaas.config",
                "Login required username=\"a\" password=\"\\b=#!:\n ü\";",
                "empty",
                "",
                "blank",
                "  x ");

        AtomicFile.writeProperties(file, Map.of("old", "gone"));
        AtomicFile.writeProperties(file, properties);

        Properties read = new Properties();
        try (InputStream reader = Files.newInputStream(file)) {
            read.load(reader);
        }
        assertThat(read).isEqualTo(properties);
    }

    @Test
    void onlyTheOwnerMayReadTheFileAndNoTemporaryFileIsLeft() throws IOException {
        Path file = directory.resolve("kafka.properties");

        AtomicFile.write(file, "secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryContaining(file::equals);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }
}

package ai.voicecore.gregor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceSizeTest {
    private static final int LONG = 300;

    @Test
    void noMainFileIsLongerThanOnePersonReadsAtOnce() throws IOException {
        Path sources = Path.of("src", "main", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            Map<Path, Integer> sizes = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(sources::relativize, SourceSizeTest::lines));

            assertThat(sizes).isNotEmpty();
            assertThat(sizes)
                    .allSatisfy((file, lines) ->
                            assertThat(lines).as("lines of %s", file).isLessThanOrEqualTo(LONG));
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

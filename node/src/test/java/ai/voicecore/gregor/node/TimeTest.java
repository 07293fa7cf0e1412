package ai.voicecore.gregor.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One class reads the clock and sleeps: what goes by it can be tested without waiting. */
class TimeTest {
    private static final List<String> WAITS =
            List.of("System.nanoTime()", "Thread.sleep(", ".sleep(", "LockSupport", ".wait(");

    @Test
    void onlyTimeSleepsAndReadsTheClock() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile)
                            .filter(TimeTest::waits)
                            .map(Path::getFileName))
                    .containsExactly(Path.of("Time.java"));
        }
    }

    private static boolean waits(Path source) {
        return KafkaImportsTest.lines(source).anyMatch(line -> WAITS.stream().anyMatch(line::contains));
    }
}

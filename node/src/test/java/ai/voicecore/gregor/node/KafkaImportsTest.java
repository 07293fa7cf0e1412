package ai.voicecore.gregor.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One jar runs in every release of Kafka, so it uses what Kafka keeps for others. Internal classes move: Kafka 4.4 has
 * others in {@code org.apache.kafka.common.utils}, and a node that used them was never ready.
 */
class KafkaImportsTest {
    /** Kafka's public packages; and those of its protocol, without which nobody can fence a dead broker. */
    private static final List<String> LASTING = List.of(
            "import org.apache.kafka.clients.admin.",
            "import org.apache.kafka.common.KafkaFuture;",
            "import org.apache.kafka.common.config.",
            "import org.apache.kafka.common.errors.",
            "import org.apache.kafka.common.message.",
            "import org.apache.kafka.common.protocol.",
            "import org.apache.kafka.common.requests.");

    @Test
    void onlyWhatEveryReleaseHasIsUsed() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile)
                            .flatMap(KafkaImportsTest::lines)
                            .filter(line -> line.contains("org.apache.kafka.") && line.startsWith("import"))
                            .filter(line -> LASTING.stream().noneMatch(line::startsWith)))
                    .isEmpty();
        }
    }

    static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

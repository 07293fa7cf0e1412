package ai.voicecore.gregor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** Whoever writes them elsewhere decides a second time how clusters are reached. */
    @ParameterizedTest
    @ValueSource(strings = {"PLAINTEXT", "http://"})
    void theWordsOfATransportStandInOnePlace(String word) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> text(file).contains(word)))
                    .containsExactly(SOURCES.resolve("ai/voicecore/gregor/access/Transport.java"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void secretsAreNotPrinted() {
        Access access = new Access(
                "kafka:9092",
                Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "… password=\"secret\";"),
                Transport.PLAIN);

        assertThat(access).hasToString("kafka:9092 (SASL_SSL)");
        assertThat(access.at("kafka-0:9092").kafka()).isEqualTo(access.kafka());
    }
}

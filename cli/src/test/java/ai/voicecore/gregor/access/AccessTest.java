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

    /** If another class writes these words, it decides a second time how clusters are reached. */
    @ParameterizedTest
    @ValueSource(strings = {"PLAINTEXT", "http://"})
    void settingsOfATransportAreWrittenInOnePlace(String word) throws IOException {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.example.Module required username=\"kafka\" password=\"p4ss.(word\";",
                "org.example.Module required password='p4ss.(word' serviceName=kafka;",
                "org.example.Module required clientSecret=p4ss.(word;"
            })
    void messagesOfKafkasClientsAreShownWithoutSecrets(String jaas) {
        Access access = new Access(
                "kafka:9092",
                Map.of("sasl.jaas.config", jaas, "ssl.key.password", "other", "sasl.mechanism", "PLAIN"),
                Transport.PLAIN);

        assertThat(access.withoutSecrets("kafka:9092 refuses p4ss.(word and other, not another; PLAIN"))
                .isEqualTo("kafka:9092 refuses [hidden] and [hidden], not another; PLAIN");
        assertThat(access.withoutSecrets("cannot parse " + jaas)).isEqualTo("cannot parse [hidden]");
    }
}

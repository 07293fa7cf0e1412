package ai.voicecore.gregor.platform.local.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka and JVMs split paths at some characters. */
class PathCharactersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'/data/a,b/kafka' | two directories",
                "'/data/a /kafka' | Kafka strips those",
                "'/data/a\tb' | Kafka strips those"
            })
    void aNameThatKafkaWouldSplitIsRefused(String path, String reason) {
        assertThat(PathCharacters.ofData(Path.of(path))).hasValueSatisfying(problem -> {
            assertThat(problem.sentence()).startsWith(path).contains(reason);
            assertThat(problem.remedy()).asString().contains("local.directory", "GREGOR_HOME");
        });
        assertThat(PathCharacters.ofSoftware(Path.of(path))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data/my files/ü#1", "/data/%20/$HOME/(a)", "/"})
    void otherNamesAreAccepted(String path) {
        assertThat(PathCharacters.ofData(Path.of(path))).isEmpty();
        assertThat(PathCharacters.ofSoftware(Path.of(path))).isEmpty();
    }

    @Test
    void onlyPathsOnTheClassPathMustHaveNoColon() {
        Path directory = Path.of("/mnt/disk:1");

        assertThat(PathCharacters.ofData(directory)).isEmpty();
        assertThat(PathCharacters.ofSoftware(directory))
                .hasValueSatisfying(problem -> assertThat(problem.sentence()).contains("two files"));
    }
}

package ai.voicecore.gregor.runtime.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.runtime.RuntimeId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdkFitTest {
    @ParameterizedTest
    @CsvSource({
        "kafka-3.9.2,    11 17 25,       17",
        "kafka-3.9.2,    17 21 25,       21",
        "kafka-3.9.2,    17 18 22 23,    17",
        "kafka-3.9.2,    19 20 22 23 25, 22",
        "kafka-3.9.2,    23 24,          23",
        "kafka-3.9.2,    24 25 11,       24",
        "kafka-4.3.1,    17 21 25,       25",
        "kafka-4.3.1,    17 18 26,       18",
        "kafka-4.3.1,    11 26 27,       26",
        "kafka-4.10.0,   17 24,          24",
        "registry-3.3.3, 17 21 25,       25",
        "registry-3.3.3, 21 26,          26",
    })
    void theBestInstalledJdkIsChosen(String id, String installed, int expected) {
        assertThat(JdkFit.choose(RuntimeId.parse(id), jdks(installed)).feature())
                .isEqualTo(expected);
    }

    @Test
    void theNewestUpdateIsChosenAndOfEqualOnesTheFirst() {
        Jdk old = new Jdk(Path.of("/a"), 21, "21.0.9", "21.0.9+1");
        Jdk fresh = new Jdk(Path.of("/b"), 21, "21.0.10", "21.0.10+1");
        Jdk same = new Jdk(Path.of("/c"), 21, "21.0.10", "21.0.10+2");

        assertThat(JdkFit.choose(RuntimeId.kafka("4.3.1"), List.of(old, fresh, same)))
                .isEqualTo(fresh);
        assertThat(JdkFit.choose(RuntimeId.kafka("4.3.1"), List.of(same, fresh, old)))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"kafka-3.9.2, 8 11 16", "kafka-4.3.1, 8 11 16", "registry-3.3.3, 11 17 20"})
    void ifNoJdkFitsTheMessageListsTheInstalledOnesAndWhatToInstall(String id, String installed) {
        assertThatThrownBy(() -> JdkFit.choose(RuntimeId.parse(id), jdks(installed)))
                .isInstanceOfSatisfying(Failure.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(FailureKind.REFUSED);
                    assertThat(problem)
                            .hasMessageStartingWith(id + " needs Java ")
                            .hasMessageContaining("Java 11.0.1 in /jdk/11");
                    assertThat(problem.remedy())
                            .asString()
                            .contains("apt-get install openjdk-", "brew install openjdk@");
                });
    }

    @Test
    void ifNoJdkIsInstalledTheMessageSaysSo() {
        assertThatThrownBy(() -> JdkFit.choose(RuntimeId.kafka("3.9.2"), List.of()))
                .hasMessage("kafka-3.9.2 needs Java 17 or 21; no Java was found");
    }

    private static List<Jdk> jdks(String features) {
        return Arrays.stream(features.split(" "))
                .map(feature -> jdk(Integer.parseInt(feature)))
                .toList();
    }

    private static Jdk jdk(int feature) {
        return new Jdk(Path.of("/jdk/" + feature), feature, feature + ".0.1", feature + ".0.1+1");
    }
}

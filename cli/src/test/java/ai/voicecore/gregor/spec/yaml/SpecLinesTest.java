package ai.voicecore.gregor.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecLinesTest {
    private static final SpecSource SOURCE =
            SpecSource.of("cluster.yaml", """
                    mode: kraft
                    config:
                      log.retention.ms: 1000
                    topics:
                      - name: calls
                        partitions: 3
                        config: {retention.ms: 5}
                      - name: calls.old
                        config:
                          cleanup.policy: compact
                    """).with("--port-offset", "local.portOffset", "5");

    @ParameterizedTest
    @CsvSource({
        "config.log.retention.ms, cluster.yaml:3",
        "topics[0].partitions, cluster.yaml:6",
        "topics[calls].config.retention.ms, cluster.yaml:7",
        "topics[calls.old].config.cleanup.policy, cluster.yaml:10",
        "topics[calls.old].partitions, cluster.yaml:8",
        "local.portOffset, --port-offset",
        "brokers, ''",
        "topics[9].partitions, ''",
        "'', ''"
    })
    void aProblemThatIsFoundLaterHasItsLine(String path, String where) {
        Problem problem = Problem.of(path, "is wrong.", "Change it.");

        assertThat(new SpecLines(SOURCE).located(List.of(problem)))
                .containsExactly(new Problem(path, where, "is wrong.", "Change it."));
    }

    @Test
    void problemsAreSortedByLine() {
        List<Problem> problems = Stream.of("topics[calls]", "config.log.retention.ms", "brokers")
                .map(path -> Problem.of(path, "is wrong.", "Change it."))
                .toList();

        assertThat(new SpecLines(SOURCE).located(problems))
                .extracting(Problem::path)
                .containsExactly("brokers", "config.log.retention.ms", "topics[calls]");
    }
}

package ai.voicecore.gregor.change;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.DynamicSettings;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.testing.StrictRelease;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReleaseRefusalsTest {
    private static final ReleaseRefusals REFUSALS = new ReleaseRefusals(new StrictRelease(), "h:9092");

    @Test
    void allValuesThatTheReleaseRefusesAreNamedAtOnceWithTheCommandToChangeThem() {
        List<Problem> problems = REFUSALS.of(new DynamicSettings(
                Map.of("nobody-declared-me", settings("segment.bytes", "524288")),
                settings("log.segment.bytes", "1000"),
                new TreeMap<>(Map.of(2, settings("log.segment.bytes", "2000"))),
                new TreeMap<>()));

        assertThat(problems)
                .containsExactly(
                        Problem.of(
                                "topic nobody-declared-me, segment.bytes",
                                "is 524288, and a broker of Kafka 4.3.1 does not start with it:"
                                        + " Value must be at least 1048576.",
                                "Change it first: kafka-configs.sh --bootstrap-server h:9092 --alter --entity-type topics"
                                        + " --entity-name nobody-declared-me --add-config NAME=VALUE,"
                                        + " or --delete-config segment.bytes; where the spec has it, there."),
                        Problem.of(
                                "all brokers, log.segment.bytes",
                                "is 1000, and a broker of Kafka 4.3.1 ignores it, and uses the default:"
                                        + " Value must be at least 1048576.",
                                "Change it first: kafka-configs.sh --bootstrap-server h:9092 --alter --entity-type brokers"
                                        + " --entity-default --add-config NAME=VALUE,"
                                        + " or --delete-config log.segment.bytes; where the spec has it, there."),
                        Problem.of(
                                "broker 2, log.segment.bytes",
                                "is 2000, and a broker of Kafka 4.3.1 ignores it, and uses the default: Value"
                                        + " must be at least 1048576.",
                                "Change it first: kafka-configs.sh --bootstrap-server h:9092 --alter --entity-type brokers"
                                        + " --entity-name 2 --add-config NAME=VALUE,"
                                        + " or --delete-config log.segment.bytes; where the spec has it, there."));
    }

    @Test
    void invalidCombinationsOfSettingsAreAlsoFound() {
        assertThat(REFUSALS.of(topic(settings("torn", "1"))))
                .extracting(Problem::path)
                .containsExactly("topic t");
    }

    @Test
    void validSettingsAreNoProblem() {
        assertThat(REFUSALS.of(topic(settings("segment.bytes", "1048576")))).isEmpty();
    }

    @Test
    void aQuotaThatTheReleaseDoesNotKnowIsNamedWithItsEntity() {
        DynamicSettings set = new DynamicSettings(
                Map.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        "user=a", new TreeMap<>(Map.of("consumer_byte_rate", "1000", "requests_of_old", "0.5")))));

        assertThat(REFUSALS.of(set)).extracting(Problem::path).containsExactly("quota of user=a, requests_of_old");
    }

    private static DynamicSettings topic(SortedMap<String, String> settings) {
        return new DynamicSettings(Map.of("t", settings), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    private static SortedMap<String, String> settings(String name, String value) {
        return new TreeMap<>(Map.of(name, value));
    }
}

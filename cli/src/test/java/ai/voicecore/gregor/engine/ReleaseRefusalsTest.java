package ai.voicecore.gregor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.settings.Definitions;
import ai.voicecore.gregor.settings.Kind;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.settings.Type;
import ai.voicecore.gregor.spec.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReleaseRefusalsTest {
    /** As Kafka 4: no segment is smaller than 1 MiB. */
    private static final class Strict implements ReleaseSettings, Definitions {
        @Override
        public String version() {
            return "4.3.1";
        }

        @Override
        public Definitions of(Kind kind) {
            return this;
        }

        @Override
        public Set<String> names() {
            return Set.of("segment.bytes", "log.segment.bytes");
        }

        @Override
        public Optional<Type> type(String name) {
            return Optional.of(Type.INT);
        }

        @Override
        public Optional<String> problem(String name, String value) {
            return names().contains(name) && Integer.parseInt(value) < 1 << 20
                    ? Optional.of("Value must be at least 1048576")
                    : Optional.empty();
        }

        @Override
        public Optional<String> problem(Map<String, String> settings) {
            return settings.containsKey("torn") ? Optional.of("these contradict each other.") : Optional.empty();
        }

        @Override
        public boolean same(String name, String one, String other) {
            return one.equals(other);
        }
    }

    private static final ReleaseRefusals REFUSALS = new ReleaseRefusals(new Strict(), "h:9092");

    @Test
    void everyValueThatABrokerWouldNotStartWithIsNamedAtOnceWithWhatToType() {
        List<Problem> problems = REFUSALS.of(
                Map.of("nobody-declared-me", settings("segment.bytes", "524288")),
                settings("log.segment.bytes", "1000"));

        assertThat(problems)
                .containsExactly(
                        Problem.of(
                                "topic nobody-declared-me, segment.bytes",
                                "is 524288, and a broker of Kafka 4.3.1 does not start with that:"
                                        + " Value must be at least 1048576.",
                                "Change it first: kafka-configs.sh --bootstrap-server h:9092 --alter --entity-type topics"
                                        + " --entity-name nobody-declared-me --add-config NAME=VALUE,"
                                        + " or --delete-config segment.bytes; where the spec has it, there."),
                        Problem.of(
                                "all brokers, log.segment.bytes",
                                "is 1000, and a broker of Kafka 4.3.1 does not start with that:"
                                        + " Value must be at least 1048576.",
                                "Change it first: kafka-configs.sh --bootstrap-server h:9092 --alter --entity-type brokers"
                                        + " --entity-default --add-config NAME=VALUE,"
                                        + " or --delete-config log.segment.bytes; where the spec has it, there."));
    }

    @Test
    void settingsThatDoNotGoTogetherAreFoundToo() {
        assertThat(REFUSALS.of(Map.of("t", settings("torn", "1")), new TreeMap<>()))
                .extracting(Problem::path)
                .containsExactly("topic t");
    }

    @Test
    void whatTheReleaseTakesIsNoProblem() {
        assertThat(REFUSALS.of(Map.of("t", settings("segment.bytes", "1048576")), new TreeMap<>()))
                .isEmpty();
    }

    private static SortedMap<String, String> settings(String name, String value) {
        return new TreeMap<>(Map.of(name, value));
    }
}

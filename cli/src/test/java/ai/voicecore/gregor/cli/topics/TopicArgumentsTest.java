package ai.voicecore.gregor.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.testing.Clusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TopicArgumentsTest {
    @Test
    void missingOptionsHaveTheDefaultsOfASpec() {
        assertThat(topic("calls"))
                .extracting(TopicSpec::name, TopicSpec::partitions, TopicSpec::replication)
                .containsExactly("calls", 12, 3);
        assertThat(topic("calls").config()).containsEntry("min.insync.replicas", "2");
    }

    @Test
    void givenOptionsAreUsed() {
        TopicSpec topic = topic(
                "007",
                "--partitions",
                "6",
                "--replication=1",
                "--config",
                "retention.ms=1",
                "--config",
                "min.insync.replicas=1");

        assertThat(topic)
                .extracting(TopicSpec::name, TopicSpec::partitions, TopicSpec::replication)
                .containsExactly("007", 6, 1);
        assertThat(topic.config()).containsEntry("retention.ms", "1").containsEntry("min.insync.replicas", "1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    calls --partitions 0 | --partitions: is 0, which is out of range.
                    calls --partitions many | --partitions: must be a whole number
                    calls --replication 4 | --replication: is 4 with 3 brokers.
                    __consumer_offsets | NAME: is `__consumer_offsets`, a topic that Kafka keeps its own state in.
                    a/b | NAME: is `a/b`, which Kafka does not accept.
                    """)
    void valuesThatASpecRefusesAreRefusedWithTheNameOfTheOption(String line, String problem) {
        assertThatThrownBy(() -> topic(line.split(" ")))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageStartingWith(problem);
    }

    private static TopicSpec topic(String... arguments) {
        TopicArguments wanted = new TopicArguments();
        new CommandLine(wanted).parseArgs(arguments);
        return wanted.of(Clusters.spec("brokers: 3"));
    }
}

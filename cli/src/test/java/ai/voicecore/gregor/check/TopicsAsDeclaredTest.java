package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.testing.GivenEvidence;
import ai.voicecore.gregor.testing.Snapshots;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicsAsDeclaredTest {
    private static final String AGREE =
            "See {gregor topics diff}; {gregor topics apply} makes the topic as it is declared.";

    private final GivenEvidence evidence =
            GivenEvidence.healthy("topics: [{name: calls, partitions: 4, config: {retention.ms: 1000}}]");

    @Test
    void holdsWhenTopicsAreAsDeclared() {
        assertThat(new TopicsAsDeclared().examine(evidence))
                .isEqualTo(Verdict.holds("1 declared topics with 4 partitions, 2 topics in all"));
    }

    @Test
    void temporaryTopicsOfTheChecksAreIgnored() {
        Map<String, String> marked = Map.of("min.insync.replicas", "2", "flush.messages", "9147000001732792754");

        assertThat(new TopicsAsDeclared().examine(with("gregor-validate-0a1b2c6748a1b20004d29f3a", 3, 3, marked)))
                .isEqualTo(Verdict.holds("1 declared topics with 4 partitions, 2 topics in all"));
    }

    @Test
    void aUsersTopicWithASimilarNameIsCounted() {
        for (String name : new String[] {
            "gregor-validate-0a1b2c6748a1b20004d29f3a", "__debezium-heartbeat.x", "connect-orders", "_schemas"
        }) {
            assertThat(new TopicsAsDeclared().examine(with(name, 1, 1, Map.of("min.insync.replicas", "1"))))
                    .isEqualTo(Verdict.holds("1 declared topics with 4 partitions, 3 topics in all"));
        }
    }

    @Test
    void aTopicThatWouldPreventTheStartOfANodeIsReportedWithARemedy() {
        assertThat(new TopicsAsDeclared()
                        .examine(with("connect-configs", 3, 3, Map.of("min.insync.replicas", "2")))
                        .findings())
                .containsExactly(new Finding(
                        "Topic connect-configs has 3 partitions, and Connect needs exactly 1: it does not start.",
                        "Type {gregor topics delete connect-configs --confirm connect-configs}, which deletes what is stored"
                                + " in it, then {gregor deploy}: Connect makes it again."));
        Map<String, String> compacted = Map.of("min.insync.replicas", "2", "cleanup.policy", "compact");
        assertThat(new TopicsAsDeclared()
                        .examine(with("kafkasql-journal", 3, 3, compacted))
                        .findings())
                .containsExactly(new Finding(
                        "Topic kafkasql-journal has cleanup.policy compact, and the registry needs delete.",
                        "Type {gregor deploy}, which sets it."));
    }

    @Test
    void aMissingTopicIsNamed() {
        assertThat(new TopicsAsDeclared()
                        .examine(evidence.withTopics(new TreeMap<>()))
                        .findings())
                .containsExactly(new Finding("Topic calls does not exist.", "Type: {gregor deploy}"));
    }

    @Test
    void everyDifferenceIsNamed() {
        assertThat(new TopicsAsDeclared()
                        .examine(with("calls", 3, 2, Map.of("min.insync.replicas", "1")))
                        .findings())
                .containsExactly(
                        new Finding("Topic calls has partitions 3, declared is 4.", AGREE),
                        new Finding("Topic calls has replication 2, declared is 3.", AGREE),
                        new Finding("Topic calls has min.insync.replicas 1, declared is 2.", AGREE),
                        new Finding("Topic calls has retention.ms (unset), declared is 1000.", AGREE));
    }

    @Test
    void internalTopicsHaveTheReplicationOfTheSpec() {
        String remedy = "Type {gregor deploy}, which raises both.";

        for (String name : new String[] {"__transaction_state", "connect-offsets", "kafkasql-journal"}) {
            assertThat(new TopicsAsDeclared()
                            .examine(with(name, 1, 1, Map.of("min.insync.replicas", "1")))
                            .findings())
                    .containsExactly(new Finding(
                            "Topic " + name + " has replication 1 and min.insync.replicas 1 instead of 3 and 2.",
                            remedy));
        }
    }

    @Test
    void undeclaredTopicsAreIgnored() {
        assertThat(new TopicsAsDeclared()
                        .examine(with("scratch", 1, 1, Map.of()))
                        .findings())
                .isEmpty();
    }

    private GivenEvidence with(String topic, int partitions, int replication, Map<String, String> config) {
        return evidence.withTopic(
                Snapshots.topic(new TopicSpec(topic, partitions, replication, false, new TreeMap<>(config)), 3));
    }
}

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
            "See gregor topics diff; gregor topics apply makes the topic as it is declared.";

    private final GivenEvidence evidence =
            GivenEvidence.healthy("topics: [{name: calls, partitions: 4, config: {retention.ms: 1000}}]");

    @Test
    void holdsWhenTopicsAreAsDeclared() {
        assertThat(new TopicsAsDeclared().examine(evidence))
                .isEqualTo(Verdict.holds("1 declared topics with 4 partitions, 2 topics in all"));
    }

    @Test
    void whatTheChecksMakeThemselvesIsNotCounted() {
        assertThat(new TopicsAsDeclared().examine(with("gregor-validate-1", 3, 3, Map.of("min.insync.replicas", "2"))))
                .isEqualTo(Verdict.holds("1 declared topics with 4 partitions, 2 topics in all"));
    }

    @Test
    void aMissingTopicIsNamed() {
        assertThat(new TopicsAsDeclared()
                        .examine(evidence.withTopics(new TreeMap<>()))
                        .findings())
                .containsExactly(new Finding("Topic calls does not exist.", "Type: gregor deploy"));
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
    void topicsThatThePlatformLivesOnAreAsSafeAsTheSpecSays() {
        String remedy =
                "Raise its replication with kafka-reassign-partitions and its min.insync.replicas with kafka-configs.";

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
    void anybodyElsesTopicsAreTheirs() {
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

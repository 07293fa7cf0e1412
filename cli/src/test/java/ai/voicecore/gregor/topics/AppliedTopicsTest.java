package ai.voicecore.gregor.topics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topics.TopicChange.AddPartitions;
import ai.voicecore.gregor.topics.TopicChange.Configure;
import ai.voicecore.gregor.topics.TopicChange.Create;
import ai.voicecore.gregor.topics.TopicChange.Impossible;
import ai.voicecore.gregor.topics.TopicChange.Replicate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppliedTopicsTest {
    private static final List<TopicSpec> BEFORE =
            topics("{name: calls, partitions: 12, config: {retention.ms: 5}}", "{name: audio}");

    private static List<TopicSpec> topics(String... topics) {
        return Clusters.spec("topics: [" + String.join(", ", topics) + "]").topics();
    }

    private static List<TopicSpec> made(List<TopicSpec> declared, TopicChange... left) {
        return AppliedTopics.afterChanges(
                BEFORE,
                declared,
                List.of(left).stream()
                        .map(change -> Impossible.refused(change, "no"))
                        .toList());
    }

    @Test
    void executedChangesAreSavedAsDeclared() {
        List<TopicSpec> declared = topics("{name: calls, partitions: 24}");

        assertThat(made(declared)).isEqualTo(declared);
    }

    @Test
    void refusedChangesKeepThePreviousDeclaration() {
        assertThat(made(
                        topics("{name: calls, partitions: 6, config: {retention.ms: 5, segment.ms: 9}}"),
                        new AddPartitions("calls", 12, 6)))
                .isEqualTo(topics("{name: calls, partitions: 12, config: {retention.ms: 5, segment.ms: 9}}"));
        assertThat(made(
                        topics("{name: calls, config: {retention.ms: 6, segment.ms: 9}}"),
                        new Configure("calls", "retention.ms", "5", "6"),
                        new Configure("calls", "segment.ms", "7", "9")))
                .isEqualTo(topics("{name: calls, config: {retention.ms: 5}}"));
    }

    @Test
    void minInsyncReplicasFitsTheReplicasThatTheTopicHas() {
        assertThat(made(topics("{name: calls, replication: 2}"), new Replicate("calls", 3, 2)))
                .isEqualTo(topics("{name: calls}"));
        assertThat(made(topics("{name: new, replication: 3}"), new Replicate("new", 1, 3)))
                .isEqualTo(topics("{name: new, replication: 1}"));
    }

    @Test
    void aTopicThatWasNotCreatedIsNotSaved() {
        List<TopicSpec> declared = topics("{name: new}", "{name: audio}");

        assertThat(made(declared, new Create(declared.getFirst()))).isEqualTo(topics("{name: audio}"));
    }
}

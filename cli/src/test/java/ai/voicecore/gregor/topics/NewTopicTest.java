package ai.voicecore.gregor.topics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.Snapshots;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewTopicTest {
    @Test
    void aTopicThatDoesNotExistCanBeCreated() {
        assertThat(obstacle("orders", 3)).isEmpty();
    }

    @Test
    void anExistingTopicIsRefusedWithItsDescription() {
        assertThat(obstacle("voice.calls", 3))
                .contains("exists already, with 3 partitions, 3 replicas and min.insync.replicas 2");
    }

    @Test
    void namesThatDifferOnlyInDotsAndUnderscoresAreRefused() {
        assertThat(obstacle("voice_calls", 3))
                .contains("cannot be distinguished from topic voice.calls in Kafka's metrics");
    }

    @Test
    void moreReplicasThanBrokersAreRefused() {
        assertThat(obstacle("orders", 4)).contains("would need 4 brokers, and 3 are there");
    }

    private static Optional<String> obstacle(String name, int replication) {
        TopicSpec wanted = new TopicSpec(name, 6, replication, false, new java.util.TreeMap<>());
        String actual = "topics: [{name: voice.calls, partitions: 3}]";
        return NewTopic.obstacle(wanted, Snapshots.healthy(Clusters.topology(actual)))
                .map(TopicChange.Impossible::sentence);
    }
}

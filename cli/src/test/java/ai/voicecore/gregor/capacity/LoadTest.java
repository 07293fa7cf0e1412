package ai.voicecore.gregor.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final String TOPICS =
            "topics: [{name: a, partitions: 300}, {name: b, partitions: 30, replication: 1}]";

    /** An existing cluster with the declared topics and six partitions of __consumer_offsets. */
    private final ClusterSnapshot actual = Snapshots.healthy(Clusters.topology(TOPICS));

    @Test
    void declaredTopicsAreSpreadOverTheBrokers() {
        assertThat(Load.declared(Clusters.spec("brokers: 6\n" + TOPICS))).isEqualTo(new Load(180, 380));
    }

    @Test
    void existingTopicsCountEvenIfUndeclared() {
        assertThat(Load.of(actual, List.of(), 3)).isEqualTo(new Load(316, 336));
    }

    @Test
    void declaredTopicsThatExistCountOnce() {
        assertThat(Load.of(actual, Clusters.spec(TOPICS).topics(), 3)).isEqualTo(new Load(316, 336));
    }

    @Test
    void declaredTopicsThatDoNotExistAreAdded() {
        ClusterSpec more = Clusters.spec("topics: [{name: a, partitions: 600}, {name: c, partitions: 60}]");

        assertThat(Load.of(actual, more.topics(), 3)).isEqualTo(new Load(676, 696));
    }

    @Test
    void theBrokerWithTheMostReplicasCounts() {
        ClusterSnapshot lopsided = Snapshots.healthy(
                Clusters.topology("replication: 1\nminInsyncReplicas: 1\ntopics: [{name: a, partitions: 1}]"));

        assertThat(Load.of(lopsided, List.of(), 3).replicas()).isEqualTo(3);
    }

    @Test
    void newBrokersGetTheirShare() {
        assertThat(Load.of(actual, List.of(), 6)).isEqualTo(new Load(158, 336));
    }
}

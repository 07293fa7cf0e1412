package ai.voicecore.gregor.rolling;

import static ai.voicecore.gregor.testing.Clusters.topology;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.testing.Snapshots;
import ai.voicecore.gregor.testing.Statuses;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Connect and the registry are not stopped if their own topics would prevent their next start. */
class OwnTopicsTest {
    private static final Topology CLUSTER = topology("");

    @Test
    void connectIsNotStoppedWhileItsConfigTopicHasMoreThanOnePartition() {
        assertThat(gate("connect-0", topic("connect-configs", 3, "compact"))).hasValueSatisfying(obstacle -> {
            assertThat(obstacle.sentence()).contains("connect-configs has 3 partitions", "it does not start");
            assertThat(obstacle.remedy().orElseThrow()).asString().contains("gregor topics delete connect-configs");
        });
    }

    @Test
    void connectIsNotStoppedWhileOneOfItsTopicsIsNotCompacted() {
        assertThat(gate("connect-0", topic("connect-offsets", 25, "delete"))).hasValueSatisfying(obstacle -> {
            assertThat(obstacle.sentence()).contains("connect-offsets has cleanup.policy delete", "needs compact");
            assertThat(obstacle.remedy()).asString().contains("Type gregor deploy, which sets it.");
        });
    }

    @Test
    void theRegistryIsNotStoppedWhileItsJournalIsCompacted() {
        assertThat(gate("registry-0", topic("kafkasql-journal", 1, "compact"))).isPresent();
    }

    @Test
    void otherTopicsDoNotPreventARestart() {
        assertThat(gate("registry-0", topic("connect-configs", 3, "compact"))).isEmpty();
        assertThat(gate("kafka-0", topic("connect-configs", 3, "compact"))).isEmpty();
        assertThat(gate("connect-0", topic("connect-configs", 1, "compact"))).isEmpty();
    }

    private static Optional<Obstacle> gate(String name, TopicSnapshot topic) {
        ClusterSnapshot healthy = Snapshots.healthy(CLUSTER);
        ClusterSnapshot cluster = new ClusterSnapshot(
                healthy.clusterId(),
                healthy.controller(),
                healthy.brokers(),
                healthy.quorum(),
                new TreeMap<>(Map.of(topic.name(), topic)),
                healthy.logDirs(),
                healthy.finalizedFeatures());
        Situation now = new Situation(
                CLUSTER, Statuses.allReady(CLUSTER), Snapshots.states(CLUSTER), Optional.of(cluster), "", Set.of());
        Node node = CLUSTER.nodes().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return Gate.to(List.of(node), now, false);
    }

    private static TopicSnapshot topic(String name, int partitions, String policy) {
        return new TopicSnapshot(
                name,
                true,
                IntStream.range(0, partitions)
                        .mapToObj(id -> new PartitionSnapshot(id, 0, List.of(0, 1, 2), List.of(0, 1, 2)))
                        .toList(),
                new TreeMap<>(Map.of("cleanup.policy", policy, "min.insync.replicas", "2")));
    }
}

package ai.voicecore.gregor.topics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.PlatformTopics.TopicRequirement;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.Snapshots;
import ai.voicecore.gregor.topics.TopicImport.Imported;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicDiffTest {
    private static final String CALLS = "topics: [{name: calls, partitions: 3, config: {retention.ms: 1000}}]";
    private static final Topology ACTUAL = Clusters.topology(CALLS);
    private static final List<TopicRequirement> NEEDS = ACTUAL.spec().topicNeeds();
    private static final Map<String, SortedMap<String, String>> NOTHING_SET = Map.of();

    @Test
    void topicsAsDeclaredNeedNoChange() {
        assertThat(diff(CALLS).isSame()).isTrue();
        assertThat(diff(CALLS).undeclared()).isEmpty();
    }

    @Test
    void aMissingTopicIsCreatedAndAnUndeclaredOneIsOnlyReported() {
        TopicDiff diff = diff("topics: [{name: audio, partitions: 5}]");

        assertThat(sentences(diff)).containsExactly("audio: create with 5 partitions, replication 3");
        assertThat(diff.undeclared()).containsExactly(new TopicChange.Delete("calls"));
    }

    @Test
    void partitionsAreAddedAndNeverRemoved() {
        assertThat(sentences(diff("topics: [{name: calls, partitions: 7, config: {retention.ms: 1000}}]")))
                .containsExactly("calls: partitions 3 → 7");
        TopicDiff fewer = diff("topics: [{name: calls, partitions: 2, config: {retention.ms: 1000}}]");
        assertThat(fewer.impossible()).hasSize(1);
        assertThat(sentences(fewer)).containsExactly("calls: partitions 3 → 2, and Kafka cannot take partitions away");
    }

    @Test
    void aSettingIsChangedToItsDeclaredValue() {
        assertThat(sentences(diff("topics: [{name: calls, partitions: 3, config: {retention.ms: 2000}}]")))
                .containsExactly("calls: retention.ms 1000 → 2000");
    }

    /**
     * Apicurio creates its topics with one replica for each broker that runs at that time
     * (KafkaAdminUtil.createTopicIfDoesNotExist).
     */
    @Test
    void aTopicThatTheRegistryCreatedBeforeTheLastBrokerStartedGetsAllReplicas() {
        SortedMap<String, String> weak = new TreeMap<>(Map.of("min.insync.replicas", "1"));
        List<PartitionSnapshot> two = List.of(new PartitionSnapshot(0, 0, List.of(0, 1), List.of(0, 1)));
        TopicSnapshot journal = new TopicSnapshot("kafkasql-journal", true, two, weak);
        ClusterSnapshot actual = Snapshots.healthy(ACTUAL);
        actual.topics().put("calls", new TopicSnapshot("calls", false, two, weak));
        actual.topics().put(journal.name(), journal);
        for (String users : List.of("connect-orders", "__debezium-heartbeat.x", "gregor-audit-1-plain")) {
            actual.topics().put(users, new TopicSnapshot(users, false, two, weak));
        }

        assertThat(TopicDiff.platforms(actual, 3, 2, NEEDS))
                .extracting(change -> change.topic() + ": " + change.sentence())
                .containsExactly("kafkasql-journal: replication 2 → 3", "kafkasql-journal: min.insync.replicas 1 → 2");
        assertThat(TopicDiff.platforms(Snapshots.healthy(ACTUAL), 3, 2, NEEDS)).isEmpty();
    }

    @Test
    void requiredSettingsOfInternalTopicsAreSetAndTooManyPartitionsAreRefused() {
        ClusterSnapshot actual = Snapshots.healthy(ACTUAL);
        List<PartitionSnapshot> three = actual.topics().get("calls").partitions();
        SortedMap<String, String> deleting =
                new TreeMap<>(Map.of("cleanup.policy", "delete", "min.insync.replicas", "2"));
        for (String name : List.of("connect-configs", "connect-status", "connect-mine")) {
            actual.topics().put(name, new TopicSnapshot(name, !name.equals("connect-mine"), three, deleting));
        }

        assertThat(TopicDiff.platforms(actual, 3, 2, NEEDS))
                .extracting(change -> change.topic() + ": " + change.sentence())
                .containsExactly(
                        "connect-configs: has 3 partitions, and Connect does not start with more than 1",
                        "connect-configs: cleanup.policy delete → compact",
                        "connect-status: cleanup.policy delete → compact");
    }

    @Test
    void minInsyncReplicasNeverExceedsTheNumberOfReplicasDuringAChange() {
        List<TopicSpec> two =
                Clusters.spec("brokers: 3\nreplication: 2\n" + CALLS).topics();
        assertThat(sentences(TopicDiff.of(two, Snapshots.healthy(ACTUAL), NOTHING_SET)))
                .containsExactly("calls: min.insync.replicas 2 → 1", "calls: replication 3 → 2");

        Topology small = Clusters.topology("brokers: 3\nreplication: 2\n" + CALLS);
        assertThat(sentences(TopicDiff.of(ACTUAL.spec().topics(), Snapshots.healthy(small), NOTHING_SET)))
                .containsExactly("calls: replication 2 → 3", "calls: min.insync.replicas 1 → 2");
    }

    @Test
    void replicationIsNotChangedWhileReplicasAreOutOfSync() {
        ClusterSnapshot sound = Snapshots.healthy(Clusters.topology("replication: 2\n" + CALLS));
        TopicSnapshot calls = sound.topics().get("calls");
        TreeMap<String, TopicSnapshot> topics = new TreeMap<>(sound.topics());
        topics.put(
                "calls",
                new TopicSnapshot(
                        "calls",
                        false,
                        List.of(
                                new PartitionSnapshot(0, 0, List.of(0, 1), List.of(0)),
                                calls.partitions().get(1),
                                calls.partitions().get(2)),
                        calls.config()));
        ClusterSnapshot unsound = new ClusterSnapshot(
                sound.clusterId(), 0, sound.brokers(), sound.quorum(), topics, sound.logDirs(), new TreeMap<>());

        TopicDiff diff = TopicDiff.of(ACTUAL.spec().topics(), unsound, NOTHING_SET);

        assertThat(diff.impossible())
                .extracting(TopicChange.Impossible::sentence)
                .containsExactly("replication 2 → 3 while replicas are out of sync");
    }

    @Test
    void undeclaredSettingsAreReportedButThrottlesAreNot() {
        Map<String, SortedMap<String, String>> set = Map.of(
                "calls",
                new TreeMap<>(Map.of(
                        "retention.ms", "1000",
                        "segment.ms", "5",
                        "min.insync.replicas", "2",
                        "follower.replication.throttled.replicas", "0:1")));

        TopicDiff diff = TopicDiff.of(ACTUAL.spec().topics(), Snapshots.healthy(ACTUAL), set);

        assertThat(diff.isSame()).isTrue();
        assertThat(diff.undeclared()).containsExactly(new TopicChange.Reset("calls", "segment.ms", "5"));
    }

    @Test
    void anImportedSpecNeedsNoChange() {
        ClusterSnapshot actual = Snapshots.healthy(ACTUAL);
        Map<String, SortedMap<String, String>> set =
                Map.of("calls", new TreeMap<>(Map.of("retention.ms", "1000", "min.insync.replicas", "2")));

        Imported imported = TopicImport.of(actual, set, Set.of(), topic -> Optional.empty());

        assertThat(imported.declarations())
                .containsExactly(Map.of(
                        "name",
                        "calls",
                        "partitions",
                        3,
                        "replication",
                        3,
                        "config",
                        Map.of("retention.ms", "1000", "min.insync.replicas", "2")));
        assertThat(imported.leftOut()).isEmpty();
    }

    @Test
    void topicsThatNoSpecCanDeclareAreNotImported() {
        ClusterSnapshot actual = Snapshots.healthy(ACTUAL);
        SortedMap<String, String> config = new TreeMap<>(Map.of("min.insync.replicas", "3"));
        PartitionSnapshot two = new PartitionSnapshot(0, 0, List.of(0, 1), List.of(0, 1));
        PartitionSnapshot three = new PartitionSnapshot(1, 0, List.of(0, 1, 2), List.of(0, 1, 2));
        actual.topics().put("uneven", new TopicSnapshot("uneven", false, List.of(two, three), config));
        actual.topics().put("strict", new TopicSnapshot("strict", false, List.of(three), config));

        Imported imported = TopicImport.of(
                actual,
                Map.of(),
                Set.of("calls"),
                topic -> topic.get("name").equals("strict") ? Optional.of("is too strict.") : Optional.empty());

        assertThat(imported.declarations())
                .hasSize(1)
                .first()
                .satisfies(calls ->
                        assertThat(calls).containsEntry("name", "calls").containsEntry("exactlyOnce", true));
        assertThat(imported.leftOut())
                .containsExactly(
                        Map.entry("strict", "is too strict."),
                        Map.entry("uneven", "its partitions have different numbers of replicas: 2 to 3."));
    }

    @Test
    void aSettingInAnotherNotationIsNoChange() {
        assertThat(diff("topics: [{name: calls, partitions: 3, config: {retention.ms: 01000}}]")
                        .isSame())
                .isTrue();
        assertThat(diff("topics: [{name: calls, partitions: 3, config: {cleanup.policy: ' Delete'}}]")
                        .isSame())
                .isFalse();
        assertThat(diff("topics: [{name: calls, partitions: 3, config: {cleanup.policy: ' delete'}}]")
                        .isSame())
                .isTrue();
    }

    private static TopicDiff diff(String spec) {
        return TopicDiff.of(Clusters.spec(spec).topics(), Snapshots.healthy(ACTUAL), NOTHING_SET);
    }

    private static List<String> sentences(TopicDiff diff) {
        return diff.changes().stream()
                .map(change -> change.topic() + ": " + change.sentence())
                .toList();
    }
}

package ai.voicecore.gregor.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.voicecore.gregor.rolling.FeatureLevels.Raise;
import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.RestartCheck;
import ai.voicecore.gregor.snapshot.RestartCheck.OldRequest;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.KafkaVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Obstacles to upgrades between 3.9 and 4.3. */
class UpgradeRulesTest {
    private static final KafkaVersion OLD = KafkaVersion.of("3.9.2");
    private static final KafkaVersion NEW = KafkaVersion.of("4.3.1");
    private static final Map<String, Short> AS_3_9 = Map.of("metadata.version", (short) 21);
    private static final Map<String, String> SUPPORTED_BY_4_3 = Map.of(
            "metadata.version", "7-30",
            "kraft.version", "0-1",
            "transaction.version", "0-2",
            "group.version", "0-1",
            "eligible.leader.replicas.version", "0-1");

    @Test
    void aKraftClusterOf39CanBeUpgradedTo43() {
        assertThat(problems("version: 3.9.2", NEW, AS_3_9)).isEmpty();
    }

    @Test
    void aZooKeeperClusterCannotBeUpgraded() {
        assertThat(problems("mode: zookeeper", NEW, Map.of()))
                .containsExactly("Kafka 4.3.1 has no ZooKeeper mode any more.");
    }

    @Test
    void anUpgradeCanBeUndoneUntilFeaturesAreFinalized() {
        assertThat(problems("version: 4.3.1", OLD, AS_3_9)).isEmpty();
        assertThat(problems("version: 4.3.1", OLD, Map.of("metadata.version", (short) 30)))
                .containsExactly("Kafka 3.9.2 cannot run with these features finalized: {metadata.version=30}.");
        assertThat(problems(
                        "version: 4.3.1",
                        KafkaVersion.of("4.0.0"),
                        Map.of("metadata.version", (short) 25, "eligible.leader.replicas.version", (short) 1)))
                .hasSize(1);
    }

    @Test
    void aDowngradeToAReleaseWithUnknownLevelsIsRefused() {
        assertThat(problems("version: 9.9.9", KafkaVersion.of("9.8.0"), AS_3_9)).hasSize(1);
    }

    @Test
    void settingsThatKafka4WouldIgnoreAreNamed() {
        assertThat(problems("""
                        version: 3.9.2
                        config: {log.message.downconversion.enable: false}
                        """, NEW, AS_3_9)).containsExactly("does not exist in Kafka 4.3.1 any more.");
    }

    @Test
    void smallSegmentsAreRefusedEvenIfTheReleaseIsNotInstalled() {
        ClusterSpec spec = Clusters.topology("""
                        version: 3.9.2
                        config: {log.segment.bytes: 1000}
                        topics: [{name: calls, config: {segment.bytes: 5000}}]
                        """).spec();

        assertThat(UpgradeRules.knownRules(spec, NEW))
                .extracting(Problem::sentence)
                .containsExactly(
                        "is 1000; Kafka 4 refuses segments smaller than 1 MiB.",
                        "is 5000; Kafka 4 refuses segments smaller than 1 MiB.");
        assertThat(UpgradeRules.knownRules(spec, KafkaVersion.of("3.9.1"))).isEmpty();
    }

    @Test
    void aMetadataVersionThatKafka4DoesNotSupportIsRefused() {
        assertThat(problems("version: 3.9.2", NEW, Map.of("metadata.version", (short) 6)))
                .containsExactly("metadata.version is 6, and Kafka 4.3.1 does not start below 7 (3.3).");
        assertThat(problems("version: 3.9.2", NEW, Map.of("metadata.version", (short) 7)))
                .isEmpty();
        assertThat(problems("version: 3.9.0", OLD, Map.of("metadata.version", (short) 6)))
                .isEmpty();
    }

    @Test
    void clientsThatKafka4RejectsAreCountedOverAllBrokers() {
        RestartCheck one =
                new RestartCheck("kafka-0", Optional.empty(), List.of(new OldRequest("Fetch", "3", "unknown", 4)));
        RestartCheck other =
                new RestartCheck("kafka-1", Optional.empty(), List.of(new OldRequest("Fetch", "3", "unknown", 3)));

        assertThat(OldClients.problems(OLD, NEW, List.of(one, other)))
                .extracting(Problem::path, Problem::sentence)
                .containsExactly(tuple(
                        "Fetch version 3 from client unknown",
                        "was sent 7 times since the brokers started, and Kafka 4.3.1 turns it away (KIP-896)."));
        assertThat(OldClients.problems(OLD, KafkaVersion.of("3.9.1"), List.of(one)))
                .isEmpty();
        assertThat(OldClients.problems(NEW, KafkaVersion.of("4.4.0"), List.of(one)))
                .as("what is old there is known in all of 4")
                .isEmpty();
    }

    @Test
    void metadataVersionIsRaisedFirstEligibleLeadersLastAndKraftVersionNever() {
        assertThat(FeatureLevels.raises(cluster(AS_3_9, SUPPORTED_BY_4_3, SUPPORTED_BY_4_3)))
                .containsExactly(
                        new Raise("metadata.version", 21, 30),
                        new Raise("group.version", 0, 1),
                        new Raise("transaction.version", 0, 2),
                        new Raise("eligible.leader.replicas.version", 0, 1));
    }

    @Test
    void onlyLevelsThatEveryBrokerSupportsAreUsed() {
        assertThat(FeatureLevels.raises(
                        cluster(AS_3_9, SUPPORTED_BY_4_3, Map.of("metadata.version", "1-21", "kraft.version", "0-1"))))
                .isEmpty();
    }

    @Test
    void aLowerMinInsyncReplicasIsFoundOnBrokersAndOnTopics() {
        assertThat(MinInSync.weaker(calls("2"), calls("1"), Map.of(0, 2, 1, 1), 2))
                .containsExactly(
                        "broker 1 has min.insync.replicas 1 instead of 2",
                        "topic calls has min.insync.replicas 1 instead of 2");
        assertThat(MinInSync.weaker(calls("2"), calls("2"), Map.of(0, 2, 1, 2), 2))
                .isEmpty();
    }

    private static List<String> problems(String spec, KafkaVersion to, Map<String, Short> finalized) {
        return UpgradeRules.problems(Clusters.spec(spec), to, cluster(finalized, SUPPORTED_BY_4_3)).stream()
                .map(Problem::sentence)
                .toList();
    }

    @SafeVarargs
    private static ClusterSnapshot cluster(Map<String, Short> finalized, Map<String, String>... supported) {
        List<BrokerSnapshot> brokers = java.util.stream.IntStream.range(0, supported.length)
                .mapToObj(id -> new BrokerSnapshot(id, "h", 1, Optional.empty(), new TreeMap<>(supported[id])))
                .toList();
        return new ClusterSnapshot(
                "id", 0, brokers, Optional.empty(), new TreeMap<>(), List.of(), new TreeMap<>(finalized));
    }

    private static ClusterSnapshot calls(String minInSync) {
        return new ClusterSnapshot(
                "id",
                0,
                List.of(),
                Optional.empty(),
                new TreeMap<>(Map.of(
                        "calls",
                        new TopicSnapshot(
                                "calls", false, List.of(), new TreeMap<>(Map.of("min.insync.replicas", minInSync))))),
                List.of(),
                new TreeMap<>());
    }
}

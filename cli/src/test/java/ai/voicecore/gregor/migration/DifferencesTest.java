package ai.voicecore.gregor.migration;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.DynamicSettings;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata.StoredTopic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final String ID = "aaaaaaaaaaaaaaaaaaaaaa";

    private final SortedMap<String, StoredTopic> topics = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, String>> stored = new TreeMap<>();
    private final Map<String, SortedMap<String, String>> ofTopics = new TreeMap<>();
    private final SortedMap<String, String> ofAllBrokers = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, String>> quotas = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, String>> passwords = new TreeMap<>();
    private final SortedMap<String, TopicSnapshot> here = new TreeMap<>();

    DifferencesTest() {
        topics.put("calls", new StoredTopic(ID, new TreeMap<>(Map.of(0, List.of(0, 1, 2)))));
        here.put(
                "calls",
                new TopicSnapshot(
                        "calls",
                        false,
                        List.of(new PartitionSnapshot(0, 0, List.of(0, 1, 2), List.of(0, 1, 2))),
                        new TreeMap<>()));
    }

    private List<String> differences(String id) {
        return Differences.of(
                new ZooKeeperMetadata("cluster", topics, new TreeSet<>(), stored),
                new ClusterSnapshot("cluster", 0, List.of(), Optional.empty(), here, List.of(), new TreeMap<>()),
                Map.of("calls", id),
                new DynamicSettings(ofTopics, ofAllBrokers, new TreeMap<>(), quotas),
                passwords);
    }

    @Test
    void theSameMetadataHasNone() {
        stored.put("topics/calls", new TreeMap<>(Map.of("retention.ms", "1")));
        ofTopics.put("calls", new TreeMap<>(Map.of("retention.ms", "1")));
        stored.put("brokers/<default>", new TreeMap<>(Map.of("log.retention.ms", "1")));
        ofAllBrokers.put("log.retention.ms", "1");
        // Of a topic and a broker that are gone.
        stored.put("topics/deleted", new TreeMap<>(Map.of("retention.ms", "1")));
        stored.put("brokers/7", new TreeMap<>(Map.of("log.cleaner.threads", "2")));

        assertThat(differences(ID)).isEmpty();
    }

    @Test
    void quotasAreComparedByUserClientAndAddress() {
        stored.put("users/al%40ice", new TreeMap<>(Map.of("producer_byte_rate", "1024.0")));
        stored.put("users/<default>/clients/app", new TreeMap<>(Map.of("request_percentage", "12.5")));
        stored.put("ips/10.0.0.1", new TreeMap<>(Map.of("connection_creation_rate", "5")));
        quotas.put("user=al@ice", new TreeMap<>(Map.of("producer_byte_rate", "1024")));
        quotas.put("client-id=app, user=<default>", new TreeMap<>(Map.of("request_percentage", "12.5")));

        assertThat(differences(ID))
                .containsExactly(
                        "the quotas of ip=10.0.0.1: {connection_creation_rate=5} in ZooKeeper, none from the brokers");
    }

    @Test
    void passwordsAreComparedByMechanismAndIterations() {
        String credential = "salt=eA==,stored_key=eA==,server_key=eA==,iterations=8192";
        stored.put("users/al%40ice", new TreeMap<>(Map.of("SCRAM-SHA-256", credential, "producer_byte_rate", "1")));
        stored.put("users/bob", new TreeMap<>(Map.of("SCRAM-SHA-512", credential)));
        quotas.put("user=al@ice", new TreeMap<>(Map.of("producer_byte_rate", "1")));
        passwords.put("al@ice", new TreeMap<>(Map.of("SCRAM-SHA-256", "8192")));

        assertThat(differences(ID))
                .containsExactly("the passwords of user bob: {SCRAM-SHA-512=8192} in ZooKeeper, none from the brokers");
    }

    @Test
    void anEmptyQuorumIsSeen() {
        here.clear();

        assertThat(differences(ID)).containsExactly("topic calls is only in ZooKeeper");
    }

    @Test
    void idsReplicasAndSettingsAreCompared() {
        topics.put("calls", new StoredTopic("bbbb", new TreeMap<>(Map.of(0, List.of(0, 1)))));
        stored.put("topics/calls", new TreeMap<>(Map.of("retention.ms", "1")));
        ofAllBrokers.put("log.retention.ms", "1");

        assertThat(differences(ID))
                .containsExactly(
                        "the id of topic calls: bbbb in ZooKeeper, " + ID + " from the brokers",
                        "the replicas of topic calls: {0=[0, 1]} in ZooKeeper, {0=[0, 1, 2]} from the brokers",
                        "the settings of brokers/<default>: none in ZooKeeper, {log.retention.ms=1} from the brokers",
                        "the settings of topics/calls: {retention.ms=1} in ZooKeeper, none from the brokers");
    }
}

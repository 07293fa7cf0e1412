package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine.Running;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.TestCluster;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Replicas with real data are moved slowly; other tools have their own throttles and moves. */
@Tag("long")
@Timeout(600)
@OnThisMachine
class MovesIT {
    private static final String SPEC = "registry: {enabled: false}\nconnect: {enabled: false}\n";
    private static final String MORE =
            SPEC + "topics: [{name: large, partitions: 1, replication: 2, config: {min.insync.replicas: 1}}]\n";
    private static final Set<String> THROTTLES = Set.of(
            "leader.replication.throttled.rate",
            "follower.replication.throttled.rate",
            "leader.replication.throttled.replicas",
            "follower.replication.throttled.replicas");
    private static final ConfigResource LARGE = new ConfigResource(ConfigResource.Type.TOPIC, "large");
    private static final ConfigResource BROKER_0 = new ConfigResource(ConfigResource.Type.BROKER, "0");
    private static final ConfigResource BROKER_2 = new ConfigResource(ConfigResource.Type.BROKER, "2");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final TopicPartition LARGE_0 = new TopicPartition("large", 0);

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-moves", SPEC);

    @BeforeAll
    static void deployCluster() {
        CLUSTER.deploy("--no-validate").expect(0);
    }

    /** 24 MB, only on broker 0. */
    @BeforeEach
    void createALargeTopic() throws Exception {
        try (Admin admin = CLUSTER.admin()) {
            if (admin.listTopics().names().get().contains("large")) {
                admin.deleteTopics(List.of("large")).all().get();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !admin.listTopics().names().get().contains("large"));
            }
            admin.createTopics(List.of(new NewTopic("large", Map.of(0, List.of(0)))
                            .configs(Map.of("min.insync.replicas", "1", "max.message.bytes", "4194304"))))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", CLUSTER.bootstrapServers(), "max.request.size", 4_194_304, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < 12; i++) {
                producer.send(new ProducerRecord<>("large", new byte[2_000_000]))
                        .get();
            }
        }
    }

    private static Map<String, String> throttles() throws InterruptedException, ExecutionException {
        Map<String, String> set = new TreeMap<>();
        try (Admin admin = CLUSTER.admin()) {
            List<ConfigResource> all =
                    List.of(LARGE, BROKER_0, new ConfigResource(ConfigResource.Type.BROKER, "1"), BROKER_2);
            admin.describeConfigs(all)
                    .all()
                    .get()
                    .forEach((resource, config) -> config.entries().stream()
                            .filter(entry ->
                                    THROTTLES.contains(entry.name()) && !entry.isDefault() && entry.value() != null)
                            .forEach(entry -> set.put(resource.name() + " " + entry.name(), entry.value())));
        }
        set.values().removeIf(String::isEmpty);
        return set;
    }

    private static void set(ConfigResource resource, String name, String value) throws Exception {
        alter(resource, new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
    }

    private static void reset(ConfigResource resource, String name) throws Exception {
        alter(resource, new AlterConfigOp(new ConfigEntry(name, null), AlterConfigOp.OpType.DELETE));
    }

    /** Returns when a broker reports the new value: it may learn it later than the controller, which has answered. */
    private static void alter(ConfigResource resource, AlterConfigOp change) throws Exception {
        ConfigEntry wanted = change.configEntry();
        try (Admin admin = CLUSTER.admin()) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(change)))
                    .all()
                    .get();
            await(wanted.name()).atMost(SOON).until(() -> {
                ConfigEntry told = admin.describeConfigs(List.of(resource))
                        .values()
                        .get(resource)
                        .get()
                        .get(wanted.name());
                return wanted.value() == null || (told != null && wanted.value().equals(told.value()));
            });
        }
    }

    private static void awaitThrottles(Map<String, String> expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(throttles()).isEqualTo(expected));
    }

    private static String[] apply(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "apply";
        all[1] = "-f";
        all[2] = CLUSTER.write("it-moves-more", MORE).toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return all;
    }

    @Test
    void aRepeatedCommandContinuesTheMoveOfAKilledOneAndRemovesItsThrottles() throws Exception {
        set(LARGE, "leader.replication.throttled.replicas", "7:1");
        Map<String, String> before = throttles();
        Running killed = CLUSTER.start("topics", apply("--throttle", "500k", "--patience", "20s"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(CLUSTER.directory().resolve("moves.json")));
        await().atMost(Duration.ofSeconds(60)).until(() -> throttles().size() > before.size());
        try (Admin admin = CLUSTER.admin()) {
            await("the move has begun")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> admin.listPartitionReassignments()
                            .reassignments()
                            .get()
                            .containsKey(LARGE_0));
        }
        killed.process().destroyForcibly();
        killed.await();
        assertThat(throttles()).isNotEqualTo(before);

        assertThat(CLUSTER.run("topics", "moves").expect(0).out()).contains("large-0", "gregor");
        Outcome again = CLUSTER.run("topics", apply("--throttle", "500k", "--patience", "20s"));

        assertThat(again.expect(0).err()).contains("going on with 1 replica moves");
        awaitThrottles(before);
        assertThat(CLUSTER.run("topics", "moves").expect(0).out()).contains("No partition is being moved");
    }

    /** Current Kafka releases do not let a follower append a record that is larger than segment.bytes (KAFKA-17375). */
    @Test
    void aMoveThatCannotCompleteIsDetectedWithinSecondsAndCancelled() throws Exception {
        set(LARGE, "segment.bytes", "1048576");
        set(BROKER_0, "leader.replication.throttled.rate", "90000000");
        Map<String, String> before = throttles();

        Outcome stuck = CLUSTER.run("topics", apply()).expect(1);

        assertThat(stuck.err()).contains("KAFKA-17375", "Set segment.bytes of large to", "are cancelled");
        awaitThrottles(before);
        try (Admin admin = CLUSTER.admin()) {
            assertThat(admin.listPartitionReassignments().reassignments().get()).isEmpty();
        }
        set(LARGE, "segment.bytes", "8388608");
        CLUSTER.run("topics", apply()).expect(0);
        reset(BROKER_0, "leader.replication.throttled.rate");
    }

    @Test
    void aMoveOfAnotherToolIsListedAndCancelledOnlyByName() throws Exception {
        set(LARGE, "segment.bytes", "1048576");
        try (Admin admin = CLUSTER.admin()) {
            admin.alterPartitionReassignments(Map.of(LARGE_0, Optional.of(new NewPartitionReassignment(List.of(2)))))
                    .all()
                    .get();

            Outcome waiting = CLUSTER.run("topics", apply("--patience", "5s"));
            assertThat(waiting.expect(waiting.code()).err()).contains("another tool has begun: large-0");
            assertThat(waiting.code()).isNotZero();
            CLUSTER.run("topics", "moves", "--cancel").expect(0);
            assertThat(admin.listPartitionReassignments().reassignments().get()).containsKey(LARGE_0);

            assertThat(CLUSTER.run("topics", "moves", "--cancel", "small-0")
                            .expect(2)
                            .err())
                    .contains("small-0 is not being moved");
            CLUSTER.run("topics", "moves", "--cancel", "large-0").expect(0);
            assertThat(admin.listPartitionReassignments().reassignments().get()).isEmpty();
        }
    }

    /** KAFKA-14424: one of the target brokers is in sync already, and the original broker hangs. */
    @Test
    void aMoveIsNotCancelledIfThePartitionWouldHaveNoLeader() throws Exception {
        set(LARGE, "follower.replication.throttled.replicas", "0:2");
        set(BROKER_2, "follower.replication.throttled.rate", "1");
        long hanging = CLUSTER.pid("kafka-0");
        try (Admin admin = CLUSTER.admin()) {
            admin.alterPartitionReassignments(Map.of(LARGE_0, Optional.of(new NewPartitionReassignment(List.of(1, 2)))))
                    .all()
                    .get();
            awaitLarge(admin, "broker 1 is in sync", partition -> isIn(partition.isr(), 1));
            Signals.pause(hanging);
            awaitLarge(admin, "only broker 1 is in sync", partition -> !isIn(partition.isr(), 0));

            assertThat(CLUSTER.run("topics", "moves", "--cancel", "large")
                            .expect(1)
                            .err())
                    .contains("large-0 (on 0 until now) stay on the move", "KAFKA-14424", "start broker 0 again");
            awaitLarge(admin, "it has its leader still", partition -> partition.leader() != null);
        } finally {
            Signals.resume(hanging);
        }
        try (Admin admin = CLUSTER.admin()) {
            awaitLarge(admin, "broker 0 is in sync again", partition -> isIn(partition.isr(), 0));
        }
        CLUSTER.run("topics", "moves", "--cancel", "large").expect(0);
        reset(BROKER_2, "follower.replication.throttled.rate");
    }

    /** A client chooses its broker at random, so several clients are used. */
    @Test
    void aHangingControllerDoesNotBlockCommands() throws Exception {
        int controller;
        try (Admin admin = CLUSTER.admin()) {
            controller = admin.describeMetadataQuorum().quorumInfo().get().leaderId();
        }
        long hanging = CLUSTER.pid("kafka-" + controller);
        Signals.pause(hanging);
        try {
            List<Running> lists = IntStream.range(0, 6)
                    .mapToObj(i -> CLUSTER.start("topics", "moves"))
                    .toList();
            for (Running list : lists) {
                assertThat(list.await().expect(0).out()).contains("No partition is being moved");
            }
        } finally {
            Signals.resume(hanging);
        }
    }

    private static void awaitLarge(Admin admin, String what, Predicate<TopicPartitionInfo> is) {
        await(what)
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> is.test(admin.describeTopics(List.of("large"))
                        .allTopicNames()
                        .get()
                        .get("large")
                        .partitions()
                        .getFirst()));
    }

    private static boolean isIn(List<Node> brokers, int id) {
        return brokers.stream().anyMatch(broker -> broker.id() == id);
    }
}

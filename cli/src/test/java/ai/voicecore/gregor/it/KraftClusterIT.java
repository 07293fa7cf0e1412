package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.kafka.KafkaClusterAdmin;
import ai.voicecore.gregor.admin.kafka.QuorumSource;
import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.testing.FreePorts;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Records;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.TestCluster;
import ai.voicecore.gregor.testing.TestHome;
import ai.voicecore.gregor.testing.TopicFacts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/** The default cluster, with VoiceCore's topics: three combined nodes, the registry and Connect. */
@Timeout(600)
@TestMethodOrder(OrderAnnotation.class)
@OnThisMachine
@Isolated("A killed node is back within 15 s.")
class KraftClusterIT {
    private static final Duration RECOVERY = Duration.ofSeconds(15);
    private static final String EXAMPLE = example();

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-kraft", EXAMPLE);

    @BeforeAll
    static void deployAndValidate() {
        Outcome first = CLUSTER.deploy().expect(0);
        assertThat(first.out()).contains("11 of 11 checks hold", CLUSTER.bootstrapServers());
    }

    private static String example() {
        try {
            return Files.readString(TestHome.distribution().resolve("examples/voicecore/cluster.yaml"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void declaredTopicsExist() {
        Map<String, TopicFacts> topics = TopicFacts.read(CLUSTER);
        TopicFacts frames = topics.get("voicecore.audio.frames");
        assertThat(frames).isNotNull();
        assertThat(frames.partitions()).isEqualTo(24);
        assertThat(frames.replicationFactors()).containsOnly(3);
        assertThat(frames.config())
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("retention.ms", "3600000")
                .containsEntry("max.message.bytes", "4194304")
                .containsEntry("unclean.leader.election.enable", "false");
        assertThat(topics.keySet().stream().filter(topic -> topic.startsWith("voicecore.")))
                .hasSize(7);
    }

    @Test
    void internalTopicsHaveTheSameReplicationAsDeclaredTopics() {
        Map<String, TopicFacts> topics = TopicFacts.read(CLUSTER);
        assertThat(topics)
                .containsKeys(
                        "__consumer_offsets",
                        "__transaction_state",
                        "connect-configs",
                        "connect-offsets",
                        "connect-status",
                        "kafkasql-journal");
        topics.forEach((name, facts) -> {
            assertThat(facts.replicationFactors()).as(name).containsOnly(3);
            assertThat(facts.config())
                    .as(name)
                    .containsEntry("min.insync.replicas", "2")
                    .containsEntry("unclean.leader.election.enable", "false");
        });
        assertThat(List.of("connect-configs", "connect-offsets", "connect-status"))
                .allSatisfy(name -> assertThat(topics.get(name).config()).containsEntry("cleanup.policy", "compact"));
    }

    @Test
    void deployingAgainChangesNothing() {
        Map<String, Long> before = CLUSTER.pids();
        assertThat(CLUSTER.deploy("--dry-run").expect(0).out()).contains("Nothing would be changed");
        assertThat(CLUSTER.deploy().expect(0).out()).contains("nothing was changed");
        assertThat(CLUSTER.run("deploy").expect(0).out())
                .as("without the file it is the spec that was deployed, not the defaults")
                .contains("nothing was changed");
        assertThat(CLUSTER.pids()).hasSize(5).isEqualTo(before);
    }

    @Test
    void aDryRunShowsAnAddedTopicAndADeployCreatesIt() {
        CLUSTER.spec(EXAMPLE + "\n  - name: voicecore.added\n    partitions: 5\n");
        assertThat(CLUSTER.deploy("--dry-run").expect(0).out()).contains("create topics: voicecore.added");
        assertThat(TopicFacts.read(CLUSTER)).doesNotContainKey("voicecore.added");

        CLUSTER.deploy("--no-validate").expect(0);
        assertThat(TopicFacts.read(CLUSTER).get("voicecore.added").partitions()).isEqualTo(5);

        CLUSTER.spec(EXAMPLE);
        CLUSTER.deploy("--no-validate").expect(0);
        assertThat(TopicFacts.read(CLUSTER)).as("nothing is deleted").containsKey("voicecore.added");
        CLUSTER.run("topics", "delete", "voicecore.added", "--confirm", "voicecore.added")
                .expect(0);
    }

    @Test
    void settingsOfTopicsAreComparedByMeaning() {
        new SettingsByMeaning(CLUSTER, EXAMPLE).run();
    }

    @Test
    void fieldsThatCannotBeChangedAreRefusedByName() throws IOException {
        Map<String, Long> before = CLUSTER.pids();
        Path remembered = CLUSTER.directory().resolve("spec.yaml");
        String spec = Files.readString(remembered);
        String withoutAudit = EXAMPLE.substring(0, EXAMPLE.indexOf("  - name: voicecore.audit"));

        Outcome refused = CLUSTER.deploy(CLUSTER.write("it-kraft-refused", withoutAudit + """
                        version: 4.3.0
                        controllers: dedicated
                        """))
                .expect(2);

        assertThat(refused.err())
                .contains("version: ", "gregor upgrade", "controllers: ")
                .contains("nothing was changed");
        assertThat(CLUSTER.pids()).isEqualTo(before);
        assertThat(remembered).hasContent(spec);
    }

    @Test
    void aKilledBrokerIsRestartedAndTheRestartIsCounted() {
        JsonNode before = CLUSTER.node("kafka-1");
        long pid = CLUSTER.pid("kafka-1");
        Signals.kill(pid);
        await("kafka-1 has a new process")
                .atMost(RECOVERY)
                .until(() -> CLUSTER.pids().getOrDefault("kafka-1", pid) != pid);
        CLUSTER.awaitReady("kafka-1", RECOVERY);

        assertThat(CLUSTER.node("kafka-1").path("restarts").asInt())
                .isEqualTo(before.path("restarts").asInt() + 1);
        assertThat(CLUSTER.run("status").expect(0).out()).contains("kafka-1", "combined", "ready");
    }

    @Test
    void aDeployAdoptsNodesWhoseSupervisorWasKilled() {
        Map<String, Long> before = CLUSTER.pids();
        CLUSTER.killSupervisor();

        assertThat(CLUSTER.pids()).isEqualTo(before);
        assertThat(CLUSTER.run("status").out()).contains("its supervisor does not run");
        Records.write(CLUSTER, "voicecore.intents", List.of("the supervisor does not run"));

        CLUSTER.deploy("--no-validate").expect(0);
        assertThat(CLUSTER.pids()).isEqualTo(before);
        assertThat(CLUSTER.run("status").expect(0).out()).doesNotContain("its supervisor does not run");

        Signals.kill(CLUSTER.pid("kafka-2"));
        await("kafka-2 has a new process")
                .atMost(RECOVERY)
                .until(() -> !CLUSTER.pids()
                        .getOrDefault("kafka-2", before.get("kafka-2"))
                        .equals(before.get("kafka-2")));
        CLUSTER.awaitReady("kafka-2", RECOVERY);
    }

    @Test
    void aDeployStartsANodeThatEndedWhileThereWasNoSupervisor() {
        Map<String, Long> before = CLUSTER.pids();
        CLUSTER.killSupervisor();
        Signals.kill(before.get("kafka-0"));
        assertThat(CLUSTER.run("status").expect(3).out()).contains("not running; its supervisor does not run either");

        CLUSTER.deploy("--no-validate").expect(0);

        Map<String, Long> after = CLUSTER.pids();
        assertThat(after).hasSize(5);
        assertThat(after.get("kafka-0")).isNotEqualTo(before.get("kafka-0"));
        after.remove("kafka-0");
        assertThat(before).containsAllEntriesOf(after);
    }

    /**
     * Two of five bootstrap addresses accept connections but do not answer, like a tunnel to a disconnected host.
     * Kafka's Admin client chooses an address at random, so many clients are used; each silent address takes 3.5 s.
     */
    @Test
    void addressesThatDoNotAnswerDelayACommandOnlyBriefly() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 0, loopback);
                ServerSocket another = new ServerSocket(0, 0, loopback)) {
            String addresses = "127.0.0.1:" + one.getLocalPort() + ",127.0.0.1:" + another.getLocalPort() + ","
                    + CLUSTER.bootstrapServers();
            List<Supplier<Duration>> asked = IntStream.range(0, 24)
                    .mapToObj(i -> ParallelTasks.begin(() -> timeOfAnswer(addresses)))
                    .toList();
            assertThat(asked)
                    .map(Supplier::get)
                    .allSatisfy(took -> assertThat(took).isLessThan(Duration.ofSeconds(9)));
        }
    }

    private static Duration timeOfAnswer(String addresses) {
        long begun = System.nanoTime();
        try (KafkaClusterAdmin admin = new KafkaClusterAdmin(
                Access.plain(addresses), QuorumSource.BROKERS, Set.of(), Optional.empty(), Time.REAL)) {
            assertThat(admin.liveBrokers()).hasSize(3);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void logsArePrinted() {
        assertThat(CLUSTER.run("logs", "kafka-0", "-n", "20").expect(0).out().lines())
                .hasSizeBetween(20, 40);
        assertThat(CLUSTER.run("logs", "kafka-7").expect(2).err()).contains("kafka-7", "kafka-0");
    }

    @Test
    void statusIsAlsoPrintedAsJsonAndYaml() {
        JsonNode status = CLUSTER.run("status", "-o", "json").expect(0).json();
        assertThat(status.path("cluster").asString()).isEqualTo("it-kraft");
        assertThat(status.path("mode").asString()).isEqualTo("kraft");
        assertThat(status.path("bootstrapServers").asString()).isEqualTo(CLUSTER.bootstrapServers());
        assertThat(status.path("nodes").size()).isEqualTo(5);
        assertThat(CLUSTER.run("status", "-o", "yaml").expect(0).out()).contains("name: \"kafka-0\"");
    }

    @Test
    void downStopsAllProcessesAndKeepsTheData() {
        List<String> kept = List.of("a record", "another");
        Records.write(CLUSTER, "voicecore.audit", kept);

        CLUSTER.run("down").expect(0);

        assertThat(CLUSTER.processes()).isEmpty();
        assertThat(IntStream.of(8081, 8083, 9092, 9093, 9094, 9095, 9102, 9112).map(CLUSTER::port))
                .allMatch(FreePorts::isFree);
        assertThat(CLUSTER.nodeDirectory("kafka-0").resolve("data/meta.properties"))
                .exists();
        assertThat(CLUSTER.run("down").expect(0).out()).contains("it-kraft");

        CLUSTER.deploy("--no-validate").expect(0);
        assertThat(Records.read(CLUSTER, "voicecore.audit", kept.size())).containsAll(kept);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void dataIsOnlyDeletedWithAConfirmation() {
        Map<String, Long> before = CLUSTER.pids();
        assertThat(CLUSTER.run("down", "--delete-data").expect(1).err()).contains("--yes");
        assertThat(CLUSTER.pids()).isEqualTo(before);

        CLUSTER.run("down", "--delete-data", "--yes").expect(0);
        assertThat(CLUSTER.directory()).doesNotExist();
        assertThat(CLUSTER.processes()).isEmpty();
        assertThat(CLUSTER.run("status").expect(2).err()).contains("it-kraft");
    }
}

package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.Findings;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.TestCluster;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Dedicated controllers, racks, and the production profile with heaps that are small enough for a small machine. */
@Timeout(600)
@OnThisMachine
class DedicatedAndProductionIT {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-production", """
            profile: production
            controllers: dedicated
            racks: [a, b, c]
            heap: {broker: 512m, controller: 256m}
            registry: {enabled: false}
            connect: {enabled: false}
            topics:
              - {name: orders, partitions: 12}
            """);

    @BeforeAll
    static void deployAndValidate() {
        Outcome first = CLUSTER.deploy().expect(0);
        assertThat(first.out()).contains("9 of 9 checks hold");
    }

    @Test
    void controllersAreSeparateNodes() {
        assertThat(CLUSTER.pids())
                .containsOnlyKeys("controller-0", "controller-1", "controller-2", "kafka-0", "kafka-1", "kafka-2");
    }

    @Test
    void replicasAreSpreadOverRacks() throws Exception {
        try (Admin admin = CLUSTER.admin()) {
            Map<Integer, String> racks =
                    admin.describeCluster().nodes().get().stream().collect(Collectors.toMap(Node::id, Node::rack));
            assertThat(racks.values()).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(describe(admin, "orders").partitions()).hasSize(12).allSatisfy(partition -> {
                Set<String> used = new HashSet<>();
                partition.replicas().forEach(replica -> used.add(replica.rack()));
                assertThat(used).containsExactlyInAnyOrder("a", "b", "c");
            });
        }
    }

    @Test
    void theProductionSettingsAreUsed() throws Exception {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "0");
        try (Admin admin = CLUSTER.admin()) {
            Config config = admin.describeConfigs(List.of(broker)).all().get().get(broker);
            assertThat(config.get("num.network.threads").value()).isEqualTo("8");
            assertThat(config.get("num.io.threads").value()).isEqualTo("8");
            assertThat(config.get("unclean.leader.election.enable").value()).isEqualTo("false");
            assertThat(config.get("broker.rack").value()).isEqualTo("a");
        }
        assertThat(jvm("kafka-0", "VM.flags")).contains("-XX:+UseG1GC", "-XX:MaxHeapSize=536870912");
        assertThat(jvm("controller-0", "VM.flags")).contains("-XX:+UseG1GC", "-XX:MaxHeapSize=268435456");
    }

    /** The controllers are separate nodes, so the quorum works and reports the state even if most brokers hang. */
    @Test
    @Tag("faults")
    void twoHangingBrokersStopProducers() throws Exception {
        List<Long> pids = Stream.of("kafka-1", "kafka-2").map(CLUSTER::pid).toList();
        try (Admin admin = CLUSTER.admin()) {
            NewTopic alone = new NewTopic("alone", Map.of(0, List.of(1)));
            admin.createTopics(List.of(alone)).all().get();
            pids.forEach(Signals::pause);
            await("the controllers have given both up")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> inSync(admin, "orders") == 1 && isOffline(admin, "alone"));

            Findings found = CLUSTER.validate();

            found.has("partitions-healthy", "1 partitions are without a leader", "alone-0")
                    .has("partitions-healthy", "below min.insync.replicas")
                    .has("partitions-healthy", "under-replicated")
                    .has("listeners-reachable", "kafka-2", "cannot be reached")
                    .has("listeners-reachable", "kafka-0", "leads to brokers [0] instead of [0, 1, 2]");
            assertThat(found.sentences().get("produce-consume")).isNotEmpty();
            assertThat(found.sentences().get("kraft-quorum")).isEmpty();
        } finally {
            pids.forEach(Signals::resume);
        }
        try (Admin admin = CLUSTER.admin()) {
            admin.deleteTopics(List.of("alone")).all().get();
        }
        CLUSTER.awaitHolds(Duration.ofSeconds(60));
    }

    /** A file in Kafka's jars has the version; this test puts a jar with another version first on the class path. */
    @Test
    @Tag("faults")
    void aBrokerOfAnotherVersionIsFound() throws Exception {
        Path arguments = CLUSTER.nodeDirectory("kafka-0").resolve("config/jvm.args");
        String own = Files.readString(arguments);
        Path jar = arguments.resolveSibling("other-version.jar");
        try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
            entries.putNextEntry(new ZipEntry("kafka/kafka-version.properties"));
            entries.write("version=4.9.9\ncommitId=none\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(arguments, own.replace("\"-cp\"\n\"", "\"-cp\"\n\"" + jar + File.pathSeparator));
        restart("kafka-0");
        try {
            CLUSTER.validate().has("versions", "kafka-0 runs Kafka 4.9.9", "declared is 4.3.1");
        } finally {
            Files.writeString(arguments, own);
            restart("kafka-0");
        }
        CLUSTER.awaitHolds(Duration.ofSeconds(60));
    }

    private static void restart(String node) {
        long pid = CLUSTER.pid(node);
        Signals.kill(pid);
        await(node + " has a new process")
                .atMost(Duration.ofSeconds(15))
                .until(() -> CLUSTER.pids().getOrDefault(node, pid) != pid);
        CLUSTER.awaitPhase(node, "ready", Duration.ofSeconds(60));
    }

    /** Asks the JVM, because an option on the command line may not be in effect. */
    private static String jvm(String node, String question) throws Exception {
        Process jcmd = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/jcmd", String.valueOf(CLUSTER.pid(node)), question)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return answer;
    }

    private static TopicDescription describe(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    }

    private static int inSync(Admin admin, String topic) throws ExecutionException, InterruptedException {
        return describe(admin, topic).partitions().getFirst().isr().size();
    }

    private static boolean isOffline(Admin admin, String topic) throws ExecutionException, InterruptedException {
        Node leader = describe(admin, topic).partitions().getFirst().leader();
        return leader == null || leader.isEmpty();
    }
}

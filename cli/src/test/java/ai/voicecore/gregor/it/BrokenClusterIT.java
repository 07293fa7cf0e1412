package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.Findings;
import ai.voicecore.gregor.testing.JUnitReport;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Rest;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.TestCluster;
import ai.voicecore.gregor.testing.Traces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code validate} finds faults and reports them with exit code 3. All checks hold when the faults are removed. */
@Timeout(600)
@Tag("faults")
@OnThisMachine
class BrokenClusterIT {
    private static final Duration MENDED = Duration.ofSeconds(40);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** What validate reported that it could not remove. */
    private static final List<String> TOLD = new ArrayList<>();

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-broken", """
            heap: {broker: 200m}
            topics:
              - {name: orders, partitions: 3, config: {retention.ms: 3600000}}
              - {name: bills, partitions: 3}
              - {name: letters, partitions: 3}
            """);

    @BeforeAll
    static void deployCluster() {
        CLUSTER.deploy("--no-validate").expect(0);
    }

    @AfterEach
    void afterwardsAllChecksHoldAndNothingIsLeft() {
        CLUSTER.awaitHolds(MENDED);
        new Traces(CLUSTER).assertNoneExcept(TOLD);
    }

    @Test
    void aHangingBrokerAndAHangingWorkerAreFound() throws Exception {
        int broker = follower();
        long pid = CLUSTER.pid("kafka-" + broker);
        long worker = CLUSTER.pid("connect-0");
        Signals.pause(pid);
        Signals.pause(worker);
        try (Admin admin = CLUSTER.admin()) {
            await("the others go on without it").atMost(SOON).until(() -> inSync(admin, "orders") == 2);
            Findings found = CLUSTER.validate();
            TOLD.addAll(found.leftBehind());
            found.has("nodes-running", "kafka-" + broker + " is unready")
                    .has("nodes-running", "connect-0 is unready")
                    .has("listeners-reachable", "kafka-" + broker, "cannot be reached")
                    .has("kraft-quorum", "Voter " + broker + " is behind")
                    .has("partitions-healthy", "under-replicated")
                    .has("storage", "Broker " + broker + " reports no log directory")
                    .has("connect", "does not answer");
            assertThat(found.sentences().get("produce-consume")).isEmpty();
        } finally {
            Signals.resume(pid);
            Signals.resume(worker);
        }
    }

    @Test
    void topicsThatAreNotAsDeclaredAreFound() throws Exception {
        ConfigResource bills = new ConfigResource(ConfigResource.Type.TOPIC, "bills");
        AlterConfigOp longer = new AlterConfigOp(new ConfigEntry("min.insync.replicas", "1"), AlterConfigOp.OpType.SET);
        try (Admin admin = CLUSTER.admin()) {
            admin.deleteTopics(List.of("letters")).all().get();
            admin.createPartitions(Map.of("orders", NewPartitions.increaseTo(4)))
                    .all()
                    .get();
            admin.incrementalAlterConfigs(Map.of(bills, List.of(longer))).all().get();

            CLUSTER.validate()
                    .has("topics-as-declared", "letters", "does not exist")
                    .has("topics-as-declared", "orders", "partitions 4", "declared is 3")
                    .has("topics-as-declared", "bills", "min.insync.replicas 1", "declared is 2");
            allFormatsAgree("topics-as-declared");

        } finally {
            deleteDeclaredTopics();
            CLUSTER.deploy("--no-validate").expect(0);
        }
    }

    /** The next deploy creates them again, as declared. */
    private static void deleteDeclaredTopics() throws ExecutionException, InterruptedException {
        try (Admin admin = CLUSTER.admin()) {
            Set<String> there = admin.listTopics().names().get();
            there.retainAll(Set.of("orders", "bills", "letters"));
            admin.deleteTopics(there).all().get();
        }
    }

    private static void allFormatsAgree(String failing) {
        Outcome text = CLUSTER.run("validate").expect(3);
        assertThat(text.out().lines().filter(line -> line.startsWith("FAIL")))
                .singleElement()
                .asString()
                .contains(failing);
        assertThat(text.out()).contains("10 of 11 checks hold", "→");
        JUnitReport report =
                JUnitReport.of(CLUSTER.run("validate", "-o", "junit").expect(3));
        assertThat(report.cases()).hasSize(11);
        assertThat(report.failed()).containsExactly(failing);
    }

    @Test
    void aRegistryWithAnotherCompatibilityIsFound() {
        String config = "http://127.0.0.1:" + CLUSTER.port(8081) + "/apis/ccompat/v7/config";
        Rest.put(config, "{\"compatibility\": \"NONE\"}");
        try {
            CLUSTER.validate().has("schema-registry", "global compatibility is NONE", "declared is BACKWARD");

            // The remedy of the finding.
            CLUSTER.deploy("--no-validate").expect(0);
            assertThat(Rest.get(config).path("compatibilityLevel").asString()).isEqualTo("BACKWARD");
        } finally {
            Rest.put(config, "{\"compatibility\": \"BACKWARD\"}");
        }
    }

    @Test
    void aHangingRegistryIsFound() {
        long registry = CLUSTER.pid("registry-0");
        Signals.pause(registry);
        try {
            CLUSTER.awaitPhase("registry-0", "unready", SOON);
            Findings found = CLUSTER.validate();
            assertThat(found.leftBehind())
                    .as("the registry was not even asked to make something")
                    .isEmpty();
            found.has("nodes-running", "registry-0 is unready").has("schema-registry", "does not answer");
        } finally {
            Signals.resume(registry);
        }
    }

    /**
     * Kafka notices it at the next write, and ends because it has no other log directory. It must not start with empty
     * storage.
     */
    @Test
    void aBrokerWithoutStorageIsFound() throws Exception {
        Path data = CLUSTER.nodeDirectory("kafka-1").resolve("data");
        Path aside = data.resolveSibling("aside");
        Files.move(data, aside);
        Files.createFile(data);
        try (Admin admin = CLUSTER.admin()) {
            admin.createTopics(List.of(new NewTopic("touch", 3, (short) 3)))
                    .all()
                    .get();
            await("kafka-1 has failed")
                    .atMost(SOON)
                    .until(() ->
                            CLUSTER.node("kafka-1").path("phase").asString().equals("failed"));

            CLUSTER.validate()
                    .has("nodes-running", "kafka-1 is failed", data.toString())
                    .has("storage", "Broker 1 reports no log directory");
            admin.deleteTopics(List.of("touch")).all().get();
        } finally {
            Files.delete(data);
            Files.move(aside, data);
        }
        CLUSTER.deploy("--no-validate").expect(0);
    }

    @Test
    void anInterruptedValidateLeavesNothing() {
        Traces traces = new Traces(CLUSTER);
        moments(traces).forEach((moment, reached) -> {
            CommandLine.Running validate = validateUntil(moment, reached);
            Signals.interrupt(validate.process().pid());
            validate.await().expect(130);
            traces.assertNoneExcept(TOLD);
        });
    }

    /** A subject alone cannot be found by its topic, so the next validate searches for subjects too. */
    @Test
    void leftoversOfAKilledValidateAreRemovedByTheNext() {
        Traces traces = new Traces(CLUSTER);
        moments(traces).forEach((moment, reached) -> {
            Signals.kill(validateUntil(moment, reached).process().pid());
            CLUSTER.awaitHolds(MENDED);
            traces.assertNoneExcept(TOLD);
        });
    }

    /** A killed validate may have sent only the first of the two requests that delete a subject. */
    @Test
    void aSoftDeletedSubjectOfAKilledValidateIsRemovedByTheNext() {
        Traces traces = new Traces(CLUSTER);
        Signals.kill(
                validateUntil("a subject is there", () -> !traces.subjects().isEmpty())
                        .process()
                        .pid());
        traces.subjects()
                .forEach(subject ->
                        Rest.delete("http://127.0.0.1:" + CLUSTER.port(8081) + "/apis/ccompat/v7/subjects/" + subject));

        CLUSTER.awaitHolds(MENDED);
        traces.assertNoneExcept(TOLD);
    }

    private static Map<String, BooleanSupplier> moments(Traces traces) {
        return Map.of(
                "a topic is there", () -> !traces.topics().isEmpty(),
                "a subject is there", () -> !traces.subjects().isEmpty(),
                "a connector is there", () -> !traces.connectors().isEmpty());
    }

    private static CommandLine.Running validateUntil(String moment, BooleanSupplier reached) {
        CommandLine.Running validate = CLUSTER.start("validate");
        await(moment)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> reached.getAsBoolean() || !validate.process().isAlive());
        return validate;
    }

    /** A broker that does not lead the quorum. */
    private static int follower() throws ExecutionException, InterruptedException {
        try (Admin admin = CLUSTER.admin()) {
            int leader = admin.describeMetadataQuorum().quorumInfo().get().leaderId();
            return IntStream.range(0, 3).filter(id -> id != leader).findFirst().orElseThrow();
        }
    }

    private static int inSync(Admin admin, String topic) throws ExecutionException, InterruptedException {
        return Stream.of(admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic)
                        .partitions()
                        .getFirst())
                .mapToInt(partition -> partition.isr().size())
                .sum();
    }
}

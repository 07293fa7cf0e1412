package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.SmallDisk;
import ai.voicecore.gregor.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Drills on a plain machine that need root: the network between two nodes is cut, a disk is full. */
@Tag("faults")
@Timeout(900)
@OnThisMachine
class NetworkAndDiskDrillsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> BROKERS = List.of("kafka-0", "kafka-1", "kafka-2");
    private static final String SPEC = """
            registry: {enabled: false}
            connect: {enabled: false}
            heap: {broker: 256m}
            config: {replica.lag.time.max.ms: 6000}
            """;

    static final TestCluster CLUSTER_TO_BE = TestCluster.of("it-drills", SPEC);

    @RegisterExtension
    @Order(1)
    static final SmallDisk DISKS = SmallDisk.below(CLUSTER_TO_BE.directory());

    @RegisterExtension
    @Order(2)
    static final TestCluster CLUSTER = CLUSTER_TO_BE;

    @BeforeAll
    static void deployWithADiskForEveryBroker() throws IOException {
        assumeTrue(SmallDisk.isPossible(), "file systems are mounted and packets filtered by root on Linux only");
        for (String broker : BROKERS) {
            DISKS.mount("256m", CLUSTER.nodeDirectory(broker).resolve("data"));
        }
        CLUSTER.deploy("--no-validate").expect(0);
    }

    @AfterAll
    static void deleteTheClusterAndUnmountTheDisks() throws IOException {
        if (SmallDisk.isPossible()) {
            try {
                assertTheDisksAreEmptyAndStillMounted(
                        CLUSTER.run("down", "--delete-data", "--yes").expect(0));
            } finally {
                DISKS.unmount();
            }
        }
    }

    private static void assertTheDisksAreEmptyAndStillMounted(Outcome down) {
        for (String broker : BROKERS) {
            Path data = CLUSTER.nodeDirectory(broker).resolve("data");
            assertThat(data).isEmptyDirectory();
            assertThat(down.err()).contains("not deleted, because Gregor did not create it: " + data);
        }
    }

    @AfterEach
    void noFaultIsLeft() throws IOException {
        assertThat(CLUSTER.run("drill", "mend").expect(0).out()).contains("No drill has left a fault");
        assertThat(groups()).isEmpty();
        for (String broker : BROKERS) {
            assertThat(fill(broker)).doesNotExist();
        }
    }

    /** Control groups that a drill has created for nodes of this cluster. */
    private static List<Path> groups() throws IOException {
        try (Stream<Path> all = Files.find(
                Path.of("/sys/fs/cgroup"),
                10,
                (path, attributes) -> path.getFileName().toString().startsWith("gregor-drill-" + CLUSTER.name()))) {
            return all.toList();
        }
    }

    private static Path fill(String broker) {
        return CLUSTER.nodeDirectory(broker).resolve("data/gregor-drill-fill-disk");
    }

    @Test
    void twoDisconnectedBrokersDelayRecordsButLoseNone() {
        assertThat(CLUSTER.run("drill", "list").expect(0).out())
                .contains("cut the network between kafka-0 and kafka-1", "fill the disk of kafka-");

        JsonNode drill = run("cut-network");

        // One of them leads partitions that the other follows. Producers wait until the follower has lagged too long
        // and is removed from the ISR.
        assertThat(drill.path("mostUnderReplicated").asLong()).isPositive();
        assertThat(drill.path("withoutAcknowledgementMillis").asLong()).isGreaterThan(2_000);
        assertThat(events(drill)).contains("cut the network between kafka-0 and kafka-1", "mended");
    }

    @Test
    void aBrokerEndsWithAFullDiskAndStartsAgainWhenThereIsSpace() {
        JsonNode drill = run("fill-disk");

        String full = drill.path("fault").asString().substring("fill the disk of ".length());
        assertThat(events(drill)).contains("mended", full + " is ready");
        assertThat(drill.path("mostUnderReplicated").asLong()).isPositive();
    }

    private static JsonNode run(String drill) {
        Outcome outcome = CLUSTER.run("drill", "run", drill, "--rate", "200", "-o", "json");
        JsonNode done = outcome.expect(0).json().path("drills").path(0);
        assertThat(done.path("audit").path("anomalies").asLong()).isZero();
        assertThat(done.path("validation").path("holds").asBoolean()).isTrue();
        return done;
    }

    private static List<String> events(JsonNode drill) {
        return StreamSupport.stream(drill.path("events").spliterator(), false)
                .map(event -> event.path("what").asString())
                .toList();
    }

    @Test
    void theFaultOfAKilledDrillIsRemovedByTheNextCommand() throws IOException {
        CommandLine.Running drill = CLUSTER.start("drill", "run", "cut-network", "--rate", "200");
        await("the network is cut").atMost(SOON).until(() -> drill.reported().contains("s  cut the network"));
        await("the groups are there").atMost(SOON).until(() -> groups().size() == 2);
        assertThat(CLUSTER.run("drill", "mend").expect(1).err())
                .contains("being changed just now, by gregor drill run");

        Signals.kill(drill.process().pid());

        assertThat(groups()).hasSize(2);
        assertThat(CLUSTER.run("drill", "mend").expect(0).out()).contains("is whole again");
        CLUSTER.awaitHolds(SOON);
        deleteTopicsOfTheKilledAudit();
    }

    /** Deletes the topics of the killed audit, which would make the checks of the next test fail. */
    private static void deleteTopicsOfTheKilledAudit() {
        try (var admin = CLUSTER.admin()) {
            List<String> left = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith("gregor-audit-"))
                    .toList();
            admin.deleteTopics(left).all().get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError("the killed audit's topics cannot be deleted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}

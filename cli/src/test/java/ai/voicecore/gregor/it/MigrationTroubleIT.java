package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.Fault;
import ai.voicecore.gregor.platform.Faults.Broken;
import ai.voicecore.gregor.platform.local.fault.LocalFaults;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.CommandLine.Running;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.SmallDisk;
import ai.voicecore.gregor.testing.TestCluster;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A migration with a taken port, a full disk and a cut network: it stops with a reason, and goes on afterwards. */
@Tag("faults")
@Timeout(900)
@OnThisMachine
class MigrationTroubleIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String SPEC = """
            mode: zookeeper
            version: 3.9.2
            registry: {enabled: false}
            connect: {enabled: false}
            config: {replica.lag.time.max.ms: 6000}
            topics: [{name: calls, partitions: 6}]
            """;

    static final TestCluster CLUSTER_TO_BE = TestCluster.of("it-migration-trouble", SPEC);

    @RegisterExtension
    @Order(1)
    static final SmallDisk DISKS = SmallDisk.below(CLUSTER_TO_BE.directory());

    @RegisterExtension
    @Order(2)
    static final TestCluster CLUSTER = CLUSTER_TO_BE;

    @BeforeAll
    static void deployWithASmallDisk() throws IOException {
        assumeTrue(SmallDisk.isPossible(), "file systems are mounted and packets filtered by root on Linux only");
        DISKS.mount("256m", CLUSTER.nodeDirectory("kafka-1").resolve("data"));
        CLUSTER.deploy("--no-validate").expect(0);
    }

    @AfterAll
    static void unmount() throws IOException {
        if (SmallDisk.isPossible()) {
            try {
                CLUSTER.run("down", "--delete-data", "--yes").expect(0);
            } finally {
                DISKS.unmount();
            }
        }
    }

    @Test
    void itStopsWithAReasonAndGoesOnAfterwards() throws IOException {
        int controllerPort = CLUSTER.port(9613);
        try (ServerSocket taken = bound(controllerPort)) {
            assertThat(CLUSTER.run("migrate", "start").expect(2).err())
                    .contains("controller-2", String.valueOf(taken.getLocalPort()));
        }
        assertThat(status().path("stage").asString()).isEqualTo("ZOOKEEPER");
        Running audit = CLUSTER.start("audit", "run", "--for", "1h", "--rate", "60", "-o", "json");
        await("the audit's load").atMost(SOON).until(() -> audit.reported().contains("running the audit"));

        aPortIsTakenBetweenTwoStarts(controllerPort);
        aDiskIsFull();
        theNetworkIsCut();

        CLUSTER.run("migrate", "finalize", "--yes").expect(0);
        Signals.interrupt(audit.process().pid());
        JsonNode report = audit.await().expect(130).json();
        assertThat(report.path("holds").asBoolean()).as(report.toString()).isTrue();
        CLUSTER.awaitHolds(SOON);
    }

    private static void aPortIsTakenBetweenTwoStarts(int port) throws IOException {
        Running start = CLUSTER.start("migrate", "start", "--timeout", "20s");
        await("brokers to join").atMost(SOON).until(() -> start.reported().contains("stage JOINING"));
        Signals.kill(CLUSTER.pid("controller-2"));
        try (ServerSocket taken = bound(port)) {
            Outcome stopped = start.await();
            assertThat(stopped.code()).as(stopped.err()).isNotZero();
            assertThat(stopped.err()).contains("controller-2", "gregor migrate rollback");
            assertThat(taken.isBound()).isTrue();
        }
        CLUSTER.awaitReady("controller-2", SOON);
        CLUSTER.run("migrate", "start").expect(0);
        assertThat(status().path("stage").asString()).isEqualTo("DUAL_WRITE");
    }

    private static void aDiskIsFull() {
        Broken full = faults().inject(new Fault.FillDisk(node("kafka-1")));
        Outcome stopped = CLUSTER.run("migrate", "rollback", "--timeout", "20s");
        full.mend();

        assertThat(stopped.code()).as(stopped.err()).isNotZero();
        assertThat(stopped.err()).contains("kafka-1 does not come back", "repeat the command");
        CLUSTER.awaitReady("kafka-1", SOON);
        CLUSTER.run("migrate", "rollback").expect(0);
        assertThat(status().path("stage").asString()).isEqualTo("ZOOKEEPER");
    }

    /** Between the active controller and a broker. */
    private static void theNetworkIsCut() {
        Running start = CLUSTER.start("migrate", "start", "--timeout", "30s");
        await("brokers to leave").atMost(SOON).until(() -> start.reported().contains("stage LEAVING"));
        String active = status().path("active").asString();
        Broken cut = faults().inject(new Fault.CutNetwork(node(active), node("kafka-2")));
        Outcome ended = start.await();
        cut.mend();

        // A node that restarts meanwhile is not cut off, so it may have got through.
        if (ended.code() != 0) {
            assertThat(ended.err()).contains("gregor migrate rollback");
            CLUSTER.run("migrate", "start").expect(0);
        }
        assertThat(status().path("stage").asString()).isEqualTo("DUAL_WRITE");
    }

    private static JsonNode status() {
        return CLUSTER.run("migrate", "status", "-o", "json").expect(0).json();
    }

    private static LocalFaults faults() {
        return new LocalFaults(new ClusterHome(CLUSTER.directory()), Time.REAL);
    }

    private static Node node(String name) {
        Topology described = CLUSTER.connect(SPEC).topology();
        return Clusters.node(described, name);
    }

    /** As soon as the killed process has left it. */
    private static ServerSocket bound(int port) {
        return await("port " + port)
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> listening(port), list -> !list.isEmpty())
                .getFirst();
    }

    private static List<ServerSocket> listening(int port) throws IOException {
        return List.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    }
}

package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Records;
import ai.voicecore.gregor.testing.Rest;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.TestCluster;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code deploy --mode zookeeper}: three ZooKeeper servers and three brokers of Kafka 3.9. */
@Timeout(600)
@TestMethodOrder(OrderAnnotation.class)
@OnThisMachine
@Isolated("A killed node is back within 15 s.")
class ZooKeeperClusterIT {
    private static final Duration RECOVERY = Duration.ofSeconds(15);

    private static final String SPEC = """
            mode: zookeeper
            topics:
              - {name: orders, partitions: 3}
            """;

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-zookeeper", SPEC);

    @BeforeAll
    static void deployAndValidate() {
        Outcome first = CLUSTER.deploy().expect(0);
        assertThat(first.out()).contains("11 of 11 checks hold", "zookeeper-ensemble");
    }

    @Test
    void statusShowsAllNodes() {
        Outcome status = CLUSTER.run("status").expect(0);
        assertThat(status.out()).contains("Kafka 3.9.2, zookeeper");
        assertThat(CLUSTER.pids())
                .containsOnlyKeys(
                        "zookeeper-0",
                        "zookeeper-1",
                        "zookeeper-2",
                        "kafka-0",
                        "kafka-1",
                        "kafka-2",
                        "registry-0",
                        "connect-0");
    }

    @Test
    @Tag("long")
    void settingsOfTopicsAreComparedByMeaning() {
        new SettingsByMeaning(CLUSTER, SPEC).run();
    }

    @Test
    void aKilledBrokerIsRestarted() {
        assertRestartedAfterKill("kafka-1");
    }

    @Test
    void theEnsembleElectsANewLeaderWhenItsLeaderIsKilled() {
        String leader = Stream.of("zookeeper-0", "zookeeper-1", "zookeeper-2")
                .filter(server -> role(server).equals("leader"))
                .findFirst()
                .orElseThrow();
        assertRestartedAfterKill(leader);
        Records.write(CLUSTER, "orders", List.of("after the election"));
        CLUSTER.awaitHolds(Duration.ofSeconds(60));
    }

    @Test
    @Tag("faults")
    void aHangingServerIsFound() {
        String follower = Stream.of("zookeeper-0", "zookeeper-1", "zookeeper-2")
                .filter(server -> role(server).equals("follower"))
                .findFirst()
                .orElseThrow();
        long pid = CLUSTER.pid(follower);
        Signals.pause(pid);
        try {
            CLUSTER.awaitPhase(follower, "unready", RECOVERY);
            CLUSTER.validate()
                    .has("nodes-running", follower)
                    .has("zookeeper-ensemble", follower, "is silent, not following a leader");
        } finally {
            Signals.resume(pid);
        }
        CLUSTER.awaitHolds(Duration.ofSeconds(60));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void downStopsAllNodes() {
        CLUSTER.run("down").expect(0);
        assertThat(CLUSTER.processes()).isEmpty();
        assertThat(CLUSTER.nodeDirectory("zookeeper-0").resolve("data/myid")).exists();
    }

    private static void assertRestartedAfterKill(String node) {
        long pid = CLUSTER.pid(node);
        Signals.kill(pid);
        await(node + " has a new process")
                .atMost(RECOVERY)
                .until(() -> CLUSTER.pids().getOrDefault(node, pid) != pid);
        CLUSTER.awaitReady(node, RECOVERY);
    }

    private static String role(String server) {
        int index = Integer.parseInt(server.substring("zookeeper-".length()));
        return Rest.get("http://127.0.0.1:" + CLUSTER.port(2184 + 10 * index) + "/state")
                .path("zooKeeperState")
                .asString();
    }
}

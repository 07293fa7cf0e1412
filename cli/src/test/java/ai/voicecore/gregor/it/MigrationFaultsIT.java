package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.migration.Stage;
import ai.voicecore.gregor.testing.CommandLine.Running;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.TestCluster;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A migration during which the command and the nodes are killed, under a verified load. */
@Tag("faults")
@Timeout(900)
@OnThisMachine
class MigrationFaultsIT {
    private static final Duration SOON = Duration.ofMinutes(2);

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-migration-faults", """
                    mode: zookeeper
                    version: 3.9.2
                    registry: {enabled: false}
                    connect: {enabled: false}
                    topics: [{name: calls, partitions: 6}]
                    """);

    @Test
    void aKilledCommandAndKilledNodesOnlyDelayIt() {
        CLUSTER.deploy("--no-validate").expect(0);
        Running audit = CLUSTER.start("audit", "run", "--for", "1h", "--rate", "60", "-o", "json");
        await("the audit's load").atMost(SOON).until(() -> audit.reported().contains("running the audit"));

        killed("start", Stage.CONTROLLERS);
        killed("start", Stage.JOINING);
        killed("start", Stage.COPIED);
        killed("start", Stage.LEAVING);
        CLUSTER.run("migrate", "start").expect(0);
        // The supervisor starts it with the migration flag: the migration does not end by it.
        killActiveController();
        assertThat(CLUSTER.run("migrate", "status").expect(0).out()).contains("DUAL_WRITE");

        killed("rollback", Stage.JOINING);
        killed("rollback", Stage.DETACHING);
        killed("rollback", Stage.RETURNING);
        CLUSTER.run("migrate", "rollback").expect(0);
        assertThat(CLUSTER.run("migrate", "status").expect(0).out()).contains("ZOOKEEPER");

        CLUSTER.run("migrate", "start").expect(0);
        killed("finalize", Stage.FINALIZING);
        CLUSTER.run("migrate", "finalize", "--yes").expect(0);

        Signals.interrupt(audit.process().pid());
        JsonNode report = audit.await().expect(130).json();
        assertThat(report.path("holds").asBoolean()).as(report.toString()).isTrue();
        CLUSTER.awaitHolds(SOON);
    }

    /** Kills the command when it has come to this stage, and at the same time every kind of node that may fail. */
    private static void killed(String what, Stage stage) {
        List<String> yes = what.equals("finalize") ? List.of(what, "--yes") : List.of(what);
        Running command = CLUSTER.start("migrate", yes.toArray(String[]::new));
        await(stage + " of migrate " + what)
                .atMost(SOON)
                .until(() -> command.reported().contains("stage " + stage.name() + ":"));
        Signals.kill(command.process().pid());
        List<String> running = CLUSTER.pids().keySet().stream()
                .filter(node -> node.equals("kafka-2") || node.equals(active()) || node.equals(zooKeeperLeader()))
                .toList();
        running.forEach(node -> Signals.kill(CLUSTER.pid(node)));
        running.forEach(node -> CLUSTER.awaitReady(node, SOON));
    }

    private static String active() {
        return CLUSTER.run("migrate", "status", "-o", "json")
                .expect(0)
                .json()
                .path("active")
                .asString("");
    }

    private static String zooKeeperLeader() {
        return Stream.of("zookeeper-0", "zookeeper-1", "zookeeper-2")
                .filter(server ->
                        CLUSTER.node(server).path("zooKeeperState").asString("").equals("leader"))
                .findFirst()
                .orElse("");
    }

    private static void killActiveController() {
        String active = active();
        Signals.kill(CLUSTER.pid(active));
        CLUSTER.awaitReady(active, SOON);
    }
}

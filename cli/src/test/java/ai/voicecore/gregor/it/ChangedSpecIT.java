package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Records;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.TestCluster;
import ai.voicecore.gregor.testing.Trickle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The spec changes while the cluster runs. */
@Tag("long")
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OnThisMachine
class ChangedSpecIT {
    private static final String SPEC = """
            registry: {enabled: false}
            connect: {enabled: false}
            topics:
              - {name: calls, partitions: 12}
            """;

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-changed", SPEC);

    @BeforeAll
    static void deployCluster() {
        CLUSTER.deploy("--no-validate").expect(0);
    }

    @Test
    void aBrokerIsAddedAndRemovedWithoutLosingARecord() {
        try (Trickle trickle = Trickle.into(CLUSTER, "calls")) {
            CLUSTER.spec(SPEC + "brokers: 4\n");
            assertThat(CLUSTER.deploy().expect(0).out()).contains("checks hold");
            assertThat(CLUSTER.pids()).containsKey("kafka-3");
            assertThat(CLUSTER.run("status").expect(0).out()).contains("kafka-3");

            CLUSTER.spec(SPEC);
            assertThat(CLUSTER.deploy().expect(0).out()).contains("checks hold");
            List<String> acknowledged = trickle.stop();

            assertThat(trickle.failures()).isEmpty();
            assertThat(CLUSTER.pids()).hasSize(3).doesNotContainKey("kafka-3");
            assertThat(Records.read(CLUSTER, "calls", acknowledged.size())).containsAll(acknowledged);
        }
    }

    @Test
    void aBrokerThatAnInterruptedDeployHasAddedBelongsToTheCluster() {
        CLUSTER.spec(SPEC + "brokers: 4\nconfig: {log.retention.hours: 100}\n");
        CommandLine.Running deploy = CLUSTER.startDeploy("--no-validate");
        await().atMost(Duration.ofSeconds(60)).until(() -> CLUSTER.pids().containsKey("kafka-3"));
        Signals.interrupt(deploy.process().pid());
        assertThat(deploy.await().expect(130).err()).contains("Type the same command again");

        assertThat(CLUSTER.run("topics", "apply").expect(1).err()).contains("in the middle of another change");
        CLUSTER.run("down").expect(0);
        // Without a file the changes are undone, except for the new broker, which holds replicas.
        assertThat(CLUSTER.gregor("deploy", "--name", CLUSTER.name()).expect(0).out())
                .contains("checks hold");
        assertThat(CLUSTER.pids()).containsKey("kafka-3");

        CLUSTER.spec(SPEC);
        assertThat(CLUSTER.deploy().expect(0).out()).contains("checks hold");
        assertThat(CLUSTER.pids()).doesNotContainKey("kafka-3");
    }

    /** This test is the last one, because undoing its change would restart every node once more. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aChangedHeapIsAppliedNodeByNode() {
        Map<String, Long> before = CLUSTER.pids();

        CLUSTER.spec(SPEC + "heap: {broker: 280m}\n");
        assertThat(CLUSTER.deploy("--dry-run").expect(0).out()).contains("restart one after the other: kafka-0");
        Outcome changed =
                CLUSTER.deploy("--no-validate", "--audit", "--rate", "200").expect(0);
        assertThat(changed.out()).contains("nothing lost, duplicated, out of order", "steps done in");

        CLUSTER.pids().forEach((node, pid) -> assertThat(pid).as(node).isNotEqualTo(before.get(node)));
        assertThat(CLUSTER.deploy("--dry-run").expect(0).out()).contains("Nothing would be changed");
    }
}

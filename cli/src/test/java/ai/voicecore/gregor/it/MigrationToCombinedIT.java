package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine.Running;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.TestCluster;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From six processes with ZooKeeper to three combined nodes of Kafka 4, with a killed command, under a verified load. */
@Tag("long")
@Timeout(900)
@OnThisMachine
class MigrationToCombinedIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String REST = """
            registry: {enabled: false}
            connect: {enabled: false}
            topics: [{name: calls, partitions: 6}]
            """;

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-combine", "mode: zookeeper\nversion: 3.9.2\n" + REST);

    @Test
    void brokersBecomeTheControllers() {
        CLUSTER.deploy("--no-validate").expect(0);
        CLUSTER.run("migrate", "start").expect(0);

        Running killed = CLUSTER.start("migrate", "finalize", "--yes", "--combined");
        await("the first combined node")
                .atMost(SOON)
                .until(() -> killed.reported().contains("the quorum is dynamic"));
        Signals.kill(killed.process().pid());
        String ended = CLUSTER.run("migrate", "finalize", "--yes", "--combined", "--audit", "--rate", "60")
                .expect(0)
                .out();

        assertThat(ended).contains("nothing lost, duplicated, out of order", "+ controllers: combined");
        CLUSTER.run("validate").expect(0);
        assertThat(CLUSTER.pids().keySet()).isEqualTo(Set.of("kafka-0", "kafka-1", "kafka-2"));
        CLUSTER.spec("mode: kraft\nversion: 4.3.1\n" + REST);
        assertThat(CLUSTER.deploy("--dry-run").expect(0).out()).contains("Nothing would be changed");
    }
}

package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine.Running;
import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.VerifiedLoad;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From ZooKeeper to KRaft in pods that keep their names and volumes, with one way back and a killed command. */
@Tag("long")
@Timeout(1200)
@OnKubernetes
class KubernetesMigrationIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String REST = """
            version: 3.9.2
            registry: {enabled: false}
            connect: {enabled: false}
            topics: [{name: calls, partitions: 6}]
            """;

    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.ofOlderKafka("it-migration");

    @Test
    void podsKeepTheirNamesAndVolumesAndTheWayBackLeadsBack() {
        NAMESPACE.deploy("mode: zookeeper\n" + REST, "--no-validate").expect(0);
        VerifiedLoad load = VerifiedLoad.on(NAMESPACE);

        killedWhenBrokersJoin();
        NAMESPACE.run("migrate start").expect(0);
        NAMESPACE.run("migrate rollback").expect(0);
        NAMESPACE.run("migrate start").expect(0);
        // A pod that Kubernetes starts anew must not end the migration.
        NAMESPACE.pod("kafka-controller-0").delete();
        NAMESPACE.run("migrate finalize", "--yes").expect(0);

        load.assertNothingIsLost();
        assertThat(NAMESPACE.run("validate").expect(0).out()).contains("6 of 6 nodes ready");
        assertThat(NAMESPACE.pods()).containsKeys("kafka-0", "kafka-1", "kafka-2");
        assertThat(NAMESPACE
                        .deploy("mode: kraft\ncontrollers: dedicated\ncontrollerCount: 3\n" + REST, "--dry-run")
                        .expect(0)
                        .out())
                .contains("Nothing would be changed");
    }

    private static void killedWhenBrokersJoin() {
        Running start = NAMESPACE.start("migrate start");
        await("the brokers to join").atMost(SOON).until(() -> start.reported().contains("stage JOINING"));
        Signals.kill(start.process().pid());
    }
}

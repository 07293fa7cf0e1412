package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.VerifiedLoad;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From ZooKeeper to KRaft in pods that keep their names and volumes, with one way back. */
@Tag("long")
@Timeout(900)
@OnKubernetes
class KubernetesMigrationIT {
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

        NAMESPACE.run("migrate start").expect(0);
        NAMESPACE.run("migrate rollback").expect(0);
        NAMESPACE.run("migrate start").expect(0);
        // A pod that Kubernetes starts anew must not end the migration.
        NAMESPACE
                .client()
                .pods()
                .inNamespace(NAMESPACE.name())
                .withName("kafka-controller-0")
                .delete();
        NAMESPACE.run("migrate finalize", "--yes").expect(0);

        load.assertNothingIsLost();
        assertThat(NAMESPACE.run("validate").expect(0).out()).contains("kafka-0", "6 of 6 nodes ready");
        assertThat(NAMESPACE
                        .deploy("mode: kraft\ncontrollers: dedicated\ncontrollerCount: 3\n" + REST, "--dry-run")
                        .expect(0)
                        .out())
                .contains("Nothing would be changed");
    }
}

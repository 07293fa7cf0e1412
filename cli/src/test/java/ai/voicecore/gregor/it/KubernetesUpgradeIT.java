package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.VerifiedLoad;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 3.9.2 → 4.3.1 in pods of one image, which has both releases, during an audit. */
@Tag("long")
@Timeout(900)
@OnKubernetes
class KubernetesUpgradeIT {
    private static final String SPEC = """
            version: 3.9.2
            registry: {enabled: false}
            connect: {enabled: false}
            topics: [{name: calls, partitions: 6}]
            """;

    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.ofOlderKafka("it-upgrade");

    @Test
    void everyPodRunsTheNewReleaseAndTheFeaturesAreRaised() {
        NAMESPACE.deploy(SPEC, "--no-validate").expect(0);
        VerifiedLoad load = VerifiedLoad.on(NAMESPACE);

        Outcome upgraded = NAMESPACE.run("upgrade", "--to", "4.3.1").expect(0);
        assertThat(upgraded.out())
                .contains("checks hold", "metadata.version 21 → 30")
                .containsPattern("gregor upgrade --on kubernetes --namespace \\S+ --to 3\\.9\\.2");
        assertThat(NAMESPACE
                        .client()
                        .pods()
                        .inNamespace(NAMESPACE.name())
                        .list()
                        .getItems())
                .hasSize(3)
                .allMatch(pod -> command(pod).endsWith("kafka-4.3.1-kraft"));
        assertThat(NAMESPACE.run("upgrade", "--finalize").expect(0).out()).contains("features raised");

        load.assertNothingIsLost();
        assertThat(NAMESPACE.run("upgrade", "--to", "3.9.2").expect(2).err())
                .contains("cannot run with these features finalized");
        assertThat(NAMESPACE
                        .deploy(SPEC.replace("3.9.2", "4.3.1"), "--dry-run")
                        .expect(0)
                        .out())
                .contains("Nothing would be changed");
    }

    private static String command(Pod pod) {
        return pod.getSpec().getContainers().getFirst().getCommand().getFirst();
    }
}

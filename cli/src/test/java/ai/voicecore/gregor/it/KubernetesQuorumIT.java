package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The controllers of a dynamic quorum in pods: two are added, and one loses its volume claim. */
@Timeout(900)
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OnKubernetes
class KubernetesQuorumIT {
    private static final String SPEC = """
            kubernetes: {spread: preferred}
            controllers: dedicated
            brokers: 1
            replication: 1
            minInsyncReplicas: 1
            registry: {enabled: false}
            connect: {enabled: false}
            controllerCount:\s""";
    private static final Duration SOON = Duration.ofMinutes(2);

    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-quorum");

    @Test
    @Order(1)
    void oneControllerBecomesThree() {
        NAMESPACE.deploy(SPEC + 1, "--no-validate", "--timeout", "240").expect(0);
        assertThat(formatted()).isEqualTo("kafka-controller-0,kafka-kraft-0");

        assertThat(NAMESPACE
                        .deploy(SPEC + 3, "--accept-unavailable", "--timeout", "240")
                        .expect(0)
                        .out())
                .contains("3 voters");

        assertThat(formatted()).isEqualTo("kafka-controller-0,kafka-controller-1,kafka-controller-2,kafka-kraft-0");
        assertThat(NAMESPACE.deploy(SPEC + 3, "--dry-run").expect(0).out()).contains("Nothing would be changed");
    }

    /** Kubernetes creates a new volume for a deleted claim; the node must not format it as if it were a new node. */
    @Test
    @Order(2)
    void aControllerWithAnEmptyVolumeVotesOnlyAfterItWasReplaced() {
        NAMESPACE
                .client()
                .persistentVolumeClaims()
                .inNamespace(NAMESPACE.name())
                .withName("data-kafka-controller-1")
                .delete();
        NAMESPACE.pod("kafka-controller-1").delete();
        await("the pod that finds its volume empty refuses to start")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(NAMESPACE.run("status").out())
                        .contains("is empty, though this node has run before"));

        assertThat(NAMESPACE
                        .run("replace", "kafka-controller-1", "--yes")
                        .expect(0)
                        .out())
                .contains("is in sync again");

        NAMESPACE.run("validate").expect(0);
    }

    private static String formatted() {
        return NAMESPACE
                .client()
                .configMaps()
                .inNamespace(NAMESPACE.name())
                .withName("gregor-formatted")
                .get()
                .getData()
                .get("nodes");
    }
}

package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Programs;
import ai.voicecore.gregor.testing.VerifiedLoad;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Nodes lose their volumes during an audit: one is replaced, another is removed. */
@Timeout(600)
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ResourceLock(OnKubernetes.HOSTS)
@Order(2)
class KubernetesLostNodeIT {
    private static final String SPEC = """
            kubernetes: {spread: preferred}
            registry: {enabled: false}
            connect: {enabled: false}
            topics: [{name: calls, partitions: 6}]
            """;
    private static final Duration SOON = Duration.ofSeconds(90);

    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-lost");

    /** Nothing can confirm that a pod on such a host has ended, and its volume cannot be reached. */
    @Test
    @Order(1)
    void aNodeOnADisconnectedHostIsReplacedByAnEmptyOne() {
        String cut = KubernetesNamespace.program("GREGOR_TEST_CUT", "takes a host off the network");
        NAMESPACE.deploy(SPEC, "--no-validate").expect(0);
        VerifiedLoad audit = VerifiedLoad.on(NAMESPACE);
        Pod lost = NAMESPACE.pod("kafka-kraft-2").get();
        String number = lost.getSpec()
                .getNodeName()
                .substring(lost.getSpec().getNodeName().lastIndexOf('-') + 1);
        Programs.run(List.of(cut, number));
        try {
            await("Kubernetes misses the host").atMost(SOON).until(() -> !NAMESPACE.isReady("kafka-kraft-2"));

            assertThat(NAMESPACE
                            .run("replace", "kafka-kraft-2", "--dry-run")
                            .expect(0)
                            .out())
                    .contains("delete what volume claim data-kafka-kraft-2 holds");
            assertThat(NAMESPACE
                            .run("replace", "kafka-kraft-2", "--yes")
                            .expect(0)
                            .out())
                    .contains("is in sync again");

            Pod now = NAMESPACE.pod("kafka-kraft-2").get();
            assertThat(now.getMetadata().getUid())
                    .isNotEqualTo(lost.getMetadata().getUid());
            assertThat(now.getSpec().getNodeName()).isNotEqualTo(lost.getSpec().getNodeName());
        } finally {
            Programs.run(List.of(cut, "--heal", number));
        }
        audit.assertNothingIsLost();
    }

    @Test
    @Order(2)
    void aBrokerWithoutPodAndClaimIsRemoved() {
        String more = "brokers: 4\n" + SPEC;
        NAMESPACE.deploy(more, "--no-validate", "--timeout", "240").expect(0);
        VerifiedLoad audit = VerifiedLoad.on(NAMESPACE);
        var sets = NAMESPACE.client().apps().statefulSets().inNamespace(NAMESPACE.name());
        sets.withName("kafka-kraft-broker").scale(0);
        await("the pod is gone").atMost(SOON).until(() -> !NAMESPACE.pods().containsKey("kafka-kraft-broker-3"));
        NAMESPACE
                .client()
                .persistentVolumeClaims()
                .inNamespace(NAMESPACE.name())
                .withName("data-kafka-kraft-broker-3")
                .delete();

        Outcome deployed =
                NAMESPACE.deploy(SPEC, "--no-validate", "--timeout", "240").expect(0);

        assertThat(deployed.err()).contains("partitions have new replicas");
        assertThat(NAMESPACE.pods()).hasSize(3);
        audit.assertNothingIsLost();
    }
}

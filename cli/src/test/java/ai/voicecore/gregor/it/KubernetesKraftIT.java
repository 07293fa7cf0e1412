package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.Outcome;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three combined nodes with the registry and Connect on a real Kubernetes cluster. */
@Timeout(900)
@TestMethodOrder(OrderAnnotation.class)
@OnKubernetes
class KubernetesKraftIT {
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final String SPEC = "topics: [{name: calls, partitions: 6}]\n";

    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-kraft");

    @Test
    @Order(1)
    void deployAndValidate() {
        Outcome deployed = NAMESPACE.deploy(SPEC).expect(0);

        assertThat(deployed.out())
                .contains("14 of 14 checks hold", "1 declared topics with 6 partitions", "on 3 hosts")
                .contains("kafka-bootstrap." + NAMESPACE.name() + ".svc:9092");
    }

    @Test
    @Order(2)
    void deployingAgainChangesNothing() {
        assertThat(NAMESPACE.deploy(SPEC).expect(0).out()).contains("nothing was changed");
    }

    @Test
    @Order(2)
    void statusAndLogsArePrinted() {
        assertThat(NAMESPACE.run("status").expect(0).out()).contains("kafka-kraft-2", "ready", "on ");
        assertThat(NAMESPACE
                        .run("logs", "kafka-kraft-0", "-n", "5")
                        .expect(0)
                        .out()
                        .lines())
                .hasSize(5);
        assertThat(NAMESPACE.run("validate").expect(0).out()).contains("14 of 14 checks hold");
    }

    @Test
    @Order(2)
    void racksAreTheHostsZones() {
        List<String> zones = pods("kafka-kraft").stream()
                .map(pod -> NAMESPACE
                        .client()
                        .nodes()
                        .withName(pod.getSpec().getNodeName())
                        .get()
                        .getMetadata()
                        .getLabels()
                        .get("topology.kubernetes.io/zone"))
                .distinct()
                .toList();

        assertThat(zones).hasSize(3);
        for (Pod pod : pods("kafka-kraft")) {
            assertThat(NAMESPACE
                            .run("logs", pod.getMetadata().getName(), "-n", "2000")
                            .out())
                    .containsPattern("broker.rack = zone-");
        }
    }

    @Test
    @Order(3)
    void aDeletedServiceIsCreatedAgain() {
        NAMESPACE
                .client()
                .services()
                .inNamespace(NAMESPACE.name())
                .withName("kafka-bootstrap")
                .delete();

        assertThat(NAMESPACE.deploy(SPEC, "--dry-run").expect(0).out()).isEqualTo("- adjust Service kafka-bootstrap\n");
        NAMESPACE.deploy(SPEC).expect(0);
        assertThat(service("kafka-bootstrap")).isNotNull();
    }

    @Test
    @Order(4)
    void aFieldOfAnotherOwnerIsNotChangedWithoutForce() {
        NAMESPACE
                .client()
                .services()
                .inNamespace(NAMESPACE.name())
                .withName("kafka-bootstrap")
                .edit(service -> {
                    service.getSpec().getPorts().getFirst().setName("theirs");
                    return service;
                });
        NAMESPACE
                .client()
                .policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace(NAMESPACE.name())
                .withName("kafka")
                .edit(budget -> {
                    budget.getSpec().setMaxUnavailable(new IntOrString(2));
                    return budget;
                });

        Outcome refused = NAMESPACE.deploy(SPEC).expect(2);
        assertThat(refused.err()).contains("others have set these fields: .spec.", "--force");
        NAMESPACE.deploy(SPEC, "--force").expect(0);
        assertThat(NAMESPACE.deploy(SPEC).expect(0).out()).contains("nothing was changed");
    }

    @Test
    @Order(5)
    void aDeletedPodIsStartedAgainWithoutACommand() {
        NAMESPACE
                .client()
                .pods()
                .inNamespace(NAMESPACE.name())
                .withName("kafka-kraft-1")
                .delete();

        await("every check holds")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> NAMESPACE.run("validate").expect(0));
    }

    @Test
    @Order(6)
    void aStoppedClusterKeepsItsDataAndStartsAgain() {
        NAMESPACE.run("down").expect(0);
        assertThat(pods("kafka-kraft")).isEmpty();
        assertThat(claims()).isEqualTo(3);

        assertThat(NAMESPACE.deploy(SPEC).expect(0).out()).contains("14 of 14 checks hold");
    }

    @Test
    @Order(7)
    void deletingTheDataLeavesNothing() {
        NAMESPACE.run("down", "--delete-data", "--yes").expect(0);

        await("volume claims are gone").atMost(RECOVERY).until(() -> claims() == 0);
        assertThat(NAMESPACE.run("status").expect(1).err()).contains("No cluster is deployed in namespace");
    }

    private static int claims() {
        return NAMESPACE
                .client()
                .persistentVolumeClaims()
                .inNamespace(NAMESPACE.name())
                .list()
                .getItems()
                .size();
    }

    private static Service service(String name) {
        return NAMESPACE
                .client()
                .services()
                .inNamespace(NAMESPACE.name())
                .withName(name)
                .get();
    }

    private static List<Pod> pods(String set) {
        return NAMESPACE
                .client()
                .pods()
                .inNamespace(NAMESPACE.name())
                .withLabels(Map.of("app.kubernetes.io/component", set))
                .list()
                .getItems();
    }
}

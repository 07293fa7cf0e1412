package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.Outcome;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands in the way is told in a sentence, with a remedy, before anything is applied. */
@Timeout(300)
class KubernetesRefusalsIT {
    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-refusals");

    @Test
    void aStorageClassThatDoesNotExist() {
        Outcome unknown = NAMESPACE.run(
                "deploy",
                "-f",
                NAMESPACE.spec("kubernetes: {storageClass: no-such}").toString());
        unknown.expect(2);
        assertThat(unknown.err()).contains("kubernetes.storageClass: is `no-such`, which does not exist. There are: ");
    }

    @Test
    void anObjectThatIsSomebodyElses() {
        client().resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName("kafka-connect")
                        .withNamespace(NAMESPACE.name())
                        .endMetadata()
                        .withNewSpec()
                        .withClusterIP("None")
                        .endSpec()
                        .build())
                .create();
        try {
            assertThat(NAMESPACE.deploy("").expect(2).err())
                    .contains("There is a Service kafka-connect in namespace " + NAMESPACE.name()
                            + " already, and it is not Gregor's.");
            assertNothingWasApplied();
        } finally {
            client().services()
                    .inNamespace(NAMESPACE.name())
                    .withName("kafka-connect")
                    .delete();
        }
    }

    @Test
    void aQuotaThatIsTooSmall() {
        client().resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("small")
                        .withNamespace(NAMESPACE.name())
                        .endMetadata()
                        .withNewSpec()
                        .withHard(Map.of("requests.memory", new Quantity("1Gi"), "pods", new Quantity("4")))
                        .endSpec()
                        .build())
                .create();
        try {
            await("the quota is counted")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> client().resourceQuotas()
                                    .inNamespace(NAMESPACE.name())
                                    .withName("small")
                                    .get()
                                    .getStatus()
                                    .getHard()
                            != null);
            assertThat(NAMESPACE.deploy("").expect(2).err())
                    .contains("whose quota small leaves 1024 MiB of requests.memory", "leaves 4 of pods; 5 are needed");
            assertNothingWasApplied();
        } finally {
            client().resourceQuotas()
                    .inNamespace(NAMESPACE.name())
                    .withName("small")
                    .delete();
        }
    }

    @Test
    void aNamespaceThatIsBeingDeleted() {
        String ending = NAMESPACE.name() + "-ending";
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(ending)
                        .endMetadata()
                        .build())
                .create();
        client().configMaps()
                .inNamespace(ending)
                .resource(new io.fabric8.kubernetes.api.model.ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("holds-it")
                        .withFinalizers("gregor.voicecore.ai/test")
                        .endMetadata()
                        .build())
                .create();
        client().namespaces().withName(ending).delete();
        try {
            Outcome refused = NAMESPACE.elsewhere("deploy", ending);
            assertThat(refused.expect(2).err()).contains("Namespace " + ending + " is being deleted");
        } finally {
            client().configMaps().inNamespace(ending).withName("holds-it").edit(map -> {
                map.getMetadata().setFinalizers(java.util.List.of());
                return map;
            });
        }
    }

    @Test
    void whatNobodyHasDeployedCannotBeLookedAt() {
        assertThat(NAMESPACE.run("status").expect(1).err())
                .contains("No cluster is deployed in namespace " + NAMESPACE.name());
    }

    private static void assertNothingWasApplied() {
        assertThat(client().apps()
                        .statefulSets()
                        .inNamespace(NAMESPACE.name())
                        .list()
                        .getItems())
                .isEmpty();
    }

    private static KubernetesClient client() {
        return NAMESPACE.client();
    }
}

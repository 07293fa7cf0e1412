package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.Kubeconfigs;
import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.TestHome;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Obstacles are reported with a remedy before anything is applied. */
@Timeout(300)
@OnKubernetes
class KubernetesRefusalsIT {
    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-refusals");

    @Test
    void aStorageClassThatDoesNotExistIsRefused() {
        Outcome unknown = NAMESPACE.run(
                "deploy",
                "-f",
                NAMESPACE.spec("kubernetes: {storageClass: no-such}").toString());
        unknown.expect(2);
        assertThat(unknown.err()).contains("kubernetes.storageClass: is `no-such`, which does not exist. There are: ");
    }

    @Test
    void anObjectThatGregorDidNotCreateIsRefused() {
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

    /** Kubernetes would mount it in the pod of that name. */
    @Test
    void aVolumeClaimOfAnotherClusterIsRefused() {
        assertRefused(
                "another",
                "There is a volume claim data-kafka-kraft-1 in namespace " + NAMESPACE.name()
                        + " already, and it was not made for cluster ",
                "Delete it if it is not needed, or choose another namespace");
    }

    /** With a new cluster id the nodes would refuse to start, one after the other. */
    @Test
    void dataOfAClusterWhoseRecordIsLostIsRefused() {
        assertRefused(
                "voicecore",
                "There is a volume claim data-kafka-kraft-1 of cluster voicecore",
                "ConfigMap gregor-cluster, which has the cluster's id, is not there",
                "kubectl delete pvc -n " + NAMESPACE.name());
    }

    private static void assertRefused(String owner, String... parts) {
        PersistentVolumeClaim claim =
                claim(Map.of("app.kubernetes.io/managed-by", "gregor", "app.kubernetes.io/instance", owner));
        client().resource(claim).create();
        try {
            assertThat(NAMESPACE.deploy("").expect(2).err()).contains(parts);
            assertNothingWasApplied();
        } finally {
            client().resource(claim).withTimeout(30, TimeUnit.SECONDS).delete();
        }
    }

    private static PersistentVolumeClaim claim(Map<String, String> labels) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName("data-kafka-kraft-1")
                .withNamespace(NAMESPACE.name())
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .addToRequests("storage", new Quantity("1Gi"))
                .endResources()
                .endSpec()
                .build();
    }

    @Test
    void aQuotaThatIsTooSmallIsRefused() {
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
    void aNamespaceThatIsBeingDeletedIsRefused() {
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
                map.getMetadata().setFinalizers(List.of());
                return map;
            });
        }
    }

    @Test
    void aClusterThatAnotherMachineIsChangingIsRefused() {
        client().resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withName("gregor-change")
                        .withNamespace(NAMESPACE.name())
                        .endMetadata()
                        .withNewSpec()
                        .withHolderIdentity("restart | somebody@elsewhere | 7 | another boot")
                        .endSpec()
                        .build())
                .create();
        CommandLine.Running deploy = NAMESPACE.start(
                "deploy",
                "-f",
                NAMESPACE.spec("kubernetes: {storageClass: no-such}").toString());
        await("the holder is seen to live").atMost(Duration.ofSeconds(60)).until(() -> {
            lease().edit(held -> {
                held.getSpec().setRenewTime(ZonedDateTime.now(ZoneOffset.UTC));
                return held;
            });
            return !deploy.process().isAlive();
        });
        assertThat(deploy.await().expect(1).err())
                .contains("being changed just now, by gregor restart (somebody@elsewhere, process 7)");

        // The lease is not renewed any more.
        Outcome late = NAMESPACE.run(
                "deploy",
                "-f",
                NAMESPACE.spec("kubernetes: {storageClass: no-such}").toString());
        assertThat(late.expect(2).err()).contains("kubernetes.storageClass: is `no-such`");
        assertThat(lease().get()).as("it is given back").isNull();
    }

    private static Resource<Lease> lease() {
        return client().leases().inNamespace(NAMESPACE.name()).withName("gregor-change");
    }

    /** A user who may only read. */
    @Test
    void missingPermissionsAreNamed() throws IOException {
        CommandLine reader = new CommandLine(TestHome.path()).withKubeconfig(kubeconfigOf("reader", "get", "list"));
        List<String> deploy = List.of(
                "deploy", "--on", "kubernetes", "-f", NAMESPACE.write("").toString());

        assertThat(reader.run(deploy).expect(2).err())
                .contains(
                        "You are not allowed this",
                        "cannot create resource \"leases\"",
                        "kubectl auth can-i --list -n");
        assertNothingWasApplied();
        assertThat(reader.run(List.of("status", "--on", "kubernetes", "--namespace", "default"))
                        .expect(2)
                        .err())
                .contains("cannot get resource \"configmaps\"", "in the namespace \"default\"");
    }

    /** The kubeconfig of a service account that is allowed only these verbs in the namespace. */
    private static Path kubeconfigOf(String account, String... verbs) throws IOException {
        client().serviceAccounts()
                .inNamespace(NAMESPACE.name())
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(account)
                        .endMetadata()
                        .build())
                .create();
        client().rbac()
                .roles()
                .inNamespace(NAMESPACE.name())
                .resource(new RoleBuilder()
                        .withNewMetadata()
                        .withName(account)
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("*")
                        .withResources("*")
                        .withVerbs(verbs)
                        .endRule()
                        .build())
                .create();
        client().rbac()
                .roleBindings()
                .inNamespace(NAMESPACE.name())
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(account)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", account)
                        .addNewSubject("", "ServiceAccount", account, NAMESPACE.name())
                        .build())
                .create();
        String token = client().serviceAccounts()
                .inNamespace(NAMESPACE.name())
                .withName(account)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withAudiences(List.of())
                        .withExpirationSeconds(3600L)
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
        return Kubeconfigs.write(
                account,
                client().getMasterUrl().toString(),
                client().getConfiguration().getCaCertData(),
                token);
    }

    @Test
    void statusOfANamespaceWithoutAClusterIsRefused() {
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

package ai.voicecore.gregor.platform.kubernetes.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Topology;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestsTest {
    @Test
    void theSumsOfRequestsAreThoseInTheDocumentation() {
        assertThat(sum("mode: zookeeper")).isEqualTo("15 CPU, 30 GiB of memory, 330 GiB of storage");
        assertThat(sum("mode: kraft")).isEqualTo("12 CPU, 24 GiB of memory, 300 GiB of storage");
    }

    private static String sum(String yaml) {
        Topology topology = topology(yaml);
        return ResourceTotal.ofBrokers(topology.spec(), Workload.of(topology)).summary();
    }

    @Test
    void brokersStartTogetherAndOnlyGregorRestartsThem() {
        StatefulSet set = object(StatefulSet.class, "kafka-kraft", "");

        assertThat(set.getSpec().getPodManagementPolicy()).isEqualTo("Parallel");
        assertThat(set.getSpec().getUpdateStrategy().getType()).isEqualTo("OnDelete");
        assertThat(set.getSpec().getReplicas()).isEqualTo(3);
        assertThat(set.getSpec().getPersistentVolumeClaimRetentionPolicy().getWhenDeleted())
                .isEqualTo("Retain");
        assertThat(set.getSpec().getVolumeClaimTemplates().getFirst().getSpec().getStorageClassName())
                .isNull();
    }

    @Test
    void podsConformToTheRestrictedPodSecurityLevel() {
        for (String name : List.of("kafka-kraft", "schema-registry", "kafka-connect")) {
            PodSpec pod = pod(name, "");
            Container container = pod.getContainers().getFirst();

            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getEnableServiceLinks()).isFalse();
        }
    }

    @Test
    void memoryRequestsEqualTheirLimits() {
        Container broker = pod("kafka-kraft", "").getContainers().getFirst();

        assertThat(broker.getResources().getRequests())
                .containsEntry("memory", new Quantity("8Gi"))
                .containsEntry("cpu", new Quantity("4"));
        assertThat(broker.getResources().getLimits()).containsOnlyKeys("memory");
    }

    @Test
    void brokersShareAHostOnlyWithSpreadPreferred() {
        assertThat(pod("kafka-kraft", "")
                        .getAffinity()
                        .getPodAntiAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution())
                .extracting(term -> term.getTopologyKey())
                .containsExactly("kubernetes.io/hostname");
        assertThat(pod("kafka-kraft", "kubernetes: {spread: preferred}")
                        .getAffinity()
                        .getPodAntiAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution())
                .isEmpty();
        assertThat(pod("kafka-kraft", "").getTopologySpreadConstraints())
                .extracting(constraint -> constraint.getTopologyKey() + " " + constraint.getWhenUnsatisfiable())
                .containsExactly("topology.kubernetes.io/zone ScheduleAnyway");
    }

    /**
     * An anti-affinity rule of Kubernetes applies to both sides: no pod that it selects may run on the host of its pod.
     */
    @Test
    void podsThatMayShareAHostAreNotSelectedByTheRuleOfOthers() {
        Map<String, String> kept = pod("kafka-kraft", "")
                .getAffinity()
                .getPodAntiAffinity()
                .getRequiredDuringSchedulingIgnoredDuringExecution()
                .getFirst()
                .getLabelSelector()
                .getMatchLabels();

        assertThat(podLabels("")).containsAllEntriesOf(kept);
        assertThat(podLabels("kubernetes: {spread: preferred}").entrySet().containsAll(kept.entrySet()))
                .isFalse();
    }

    private static Map<String, String> podLabels(String yaml) {
        return object(StatefulSet.class, "kafka-kraft", yaml)
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getLabels();
    }

    /** A drill sends signals to the node's process, which must not be the first process of its namespace. */
    @Test
    void theContainersOfAPodShareTheirProcessNamespace() {
        assertThat(pod("kafka-kraft", "").getShareProcessNamespace()).isTrue();
    }

    @Test
    void probesUseTheNodesHttp() {
        Container broker = pod("kafka-kraft", "").getContainers().getFirst();

        assertThat(broker.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/ready");
        assertThat(broker.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/live");
        assertThat(broker.getStartupProbe().getHttpGet().getPath()).isEqualTo("/live");
        assertThat(pod("schema-registry", "")
                        .getContainers()
                        .getFirst()
                        .getReadinessProbe()
                        .getHttpGet()
                        .getPath())
                .isEqualTo("/health/ready");
        assertThat(pod("kafka-kraft", "").getTerminationGracePeriodSeconds()).isEqualTo(330);
    }

    @Test
    void headlessServicesResolvePodsThatAreNotReadyYet() {
        Service headless = object(Service.class, "kafka-kraft-headless", "");

        assertThat(headless.getSpec().getClusterIP()).isEqualTo("None");
        assertThat(headless.getSpec().getPublishNotReadyAddresses()).isTrue();
        assertThat(object(Service.class, "kafka-bootstrap", "").getSpec().getPorts())
                .extracting(ServicePort::getPort)
                .containsExactly(9092);
    }

    @Test
    void eachKindHasADisruptionBudgetOfOne() {
        assertThat(objects("controllers: dedicated").stream()
                        .filter(PodDisruptionBudget.class::isInstance)
                        .map(PodDisruptionBudget.class::cast))
                .allSatisfy(budget -> assertThat(
                                budget.getSpec().getMaxUnavailable().getIntVal())
                        .isEqualTo(1))
                .extracting(budget -> budget.getMetadata().getName())
                .containsExactlyInAnyOrder("kafka", "kafka-controller", "schema-registry", "kafka-connect");
    }

    @Test
    void onlyClientPortsAreOpenToOtherPods() {
        assertThat(openPorts("kafka", "controllers: dedicated")).containsExactly(9092, 9404);
        assertThat(openPorts("kafka-controller", "controllers: dedicated")).containsExactly(9404);
        assertThat(openPorts("zookeeper", "mode: zookeeper")).containsExactly(9404);
        assertThat(openPorts("kafka", "listeners: {external: nodePort}")).containsExactly(9092, 9094, 9404);
    }

    /** Clients of Connect's REST API can run all installed plug-ins, and it has no login. */
    @Test
    void onlyNamespacesOfTheSpecReachConnectsRestApi() {
        assertThat(openPorts("kafka-connect", "")).containsExactly(9404);
        assertThat(openPorts("kafka-connect", "connect: {allow: ['*']}")).containsExactly(8083, 9404);
        assertThat(openPorts("kafka-connect", "connect: {allow: [apps, tools]}"))
                .containsExactly(9404);

        NetworkPolicyIngressRule allowedNamespaces = object(
                        NetworkPolicy.class, "kafka-connect", "connect: {allow: [apps, tools]}")
                .getSpec()
                .getIngress()
                .getLast();
        assertThat(allowedNamespaces.getPorts())
                .extracting(port -> port.getPort().getIntVal())
                .containsExactly(8083);
        assertThat(allowedNamespaces
                        .getFrom()
                        .getFirst()
                        .getNamespaceSelector()
                        .getMatchExpressions()
                        .getFirst()
                        .getValues())
                .containsExactly("apps", "tools");
    }

    private static List<Integer> openPorts(String policy, String yaml) {
        return object(NetworkPolicy.class, policy, yaml).getSpec().getIngress().getFirst().getPorts().stream()
                .map(port -> port.getPort().getIntVal())
                .toList();
    }

    @Test
    void additionalBrokersHaveTheNextIds() {
        StatefulSet set = object(StatefulSet.class, "kafka-kraft-broker", "brokers: 5");

        assertThat(set.getSpec().getOrdinals().getStart()).isEqualTo(3);
        assertThat(set.getSpec().getReplicas()).isEqualTo(2);
    }

    @Test
    void aNodePortForwardsOnlyToTheBrokerOnThatHost() {
        Service external = object(Service.class, "kafka-external", "listeners: {external: nodePort}");

        assertThat(external.getSpec().getExternalTrafficPolicy()).isEqualTo("Local");
        assertThat(external.getSpec().getPorts().getFirst().getNodePort()).isEqualTo(30_092);
    }

    @Test
    void eachBrokerHasALoadBalancer() {
        assertThat(objects("listeners: {external: loadBalancer, domain: example.com}").stream()
                        .filter(object -> object instanceof Service service
                                && "LoadBalancer".equals(service.getSpec().getType()))
                        .map(object -> object.getMetadata().getAnnotations()))
                .containsExactly(
                        java.util.Map.of("external-dns.alpha.kubernetes.io/hostname", "kafka-kraft-0.example.com"),
                        java.util.Map.of("external-dns.alpha.kubernetes.io/hostname", "kafka-kraft-1.example.com"),
                        java.util.Map.of("external-dns.alpha.kubernetes.io/hostname", "kafka-kraft-2.example.com"));
    }

    private static PodSpec pod(String set, String yaml) {
        return object(StatefulSet.class, set, yaml).getSpec().getTemplate().getSpec();
    }

    private static <T extends HasMetadata> T object(Class<T> type, String name, String yaml) {
        return objects(yaml).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
    }

    private static List<HasMetadata> objects(String yaml) {
        return new Manifests(topology(yaml), "gregor:test").all();
    }

    private static Topology topology(String yaml) {
        return Clusters.topology("platform: kubernetes\n" + yaml);
    }
}

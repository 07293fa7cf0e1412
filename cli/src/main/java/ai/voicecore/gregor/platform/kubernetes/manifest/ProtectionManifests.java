package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ClusterSpec.ConnectSpec;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Objects that protect the nodes: namespace, disruption budgets, network policies. */
record ProtectionManifests(ClusterSpec spec) {
    private static final String LEVEL = "restricted";

    Namespace namespace() {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(spec.kubernetes().namespace())
                .addToLabels(Labels.MANAGED_BY, Labels.GREGOR)
                .addToLabels("pod-security.kubernetes.io/enforce", LEVEL)
                .addToLabels("pod-security.kubernetes.io/warn", LEVEL)
                .endMetadata()
                .build();
    }

    /** At most one node of a kind may be evicted at a time. */
    PodDisruptionBudget budget(Role kind) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(metadata(kind))
                .withNewSpec()
                .withMaxUnavailable(new IntOrString(1))
                .withSelector(Labels.selector(Labels.select(spec.name(), kind)))
                .endSpec()
                .build();
    }

    /**
     * Client and metrics ports are open to everyone, the other ports only to the cluster's own pods. Connect's REST API has
     * no login and executes every request: only the namespaces of the spec may reach it.
     */
    NetworkPolicy policy(Workload workload) {
        Node node = workload.nodes().getFirst();
        List<NetworkPolicyPort> open = open(workload.kind(), spec.connect())
                .flatMap(endpoint -> port(node, endpoint))
                .toList();
        return new NetworkPolicyBuilder()
                .withMetadata(metadata(workload.kind()))
                .withNewSpec()
                .withPodSelector(Labels.selector(Labels.select(spec.name(), workload.kind())))
                .withPolicyTypes("Ingress")
                .addNewIngress()
                .withPorts(open)
                .endIngress()
                .addNewIngress()
                .addNewFrom()
                .withNewPodSelector()
                .withMatchLabels(Map.of(Labels.INSTANCE, spec.name()))
                .endPodSelector()
                .endFrom()
                .endIngress()
                .addAllToIngress(allowedNamespaces(workload.kind(), node))
                .endSpec()
                .build();
    }

    private List<NetworkPolicyIngressRule> allowedNamespaces(Role kind, Node node) {
        if (kind != Role.CONNECT
                || spec.connect().isOpen()
                || spec.connect().allow().isEmpty()) {
            return List.of();
        }
        return List.of(new NetworkPolicyIngressRuleBuilder()
                .withPorts(port(node, Endpoint.CLIENT).toList())
                .addNewFrom()
                .withNewNamespaceSelector()
                .addNewMatchExpression()
                .withKey("kubernetes.io/metadata.name")
                .withOperator("In")
                .withValues(spec.connect().allow())
                .endMatchExpression()
                .endNamespaceSelector()
                .endFrom()
                .build());
    }

    /** Only brokers are clients of ZooKeeper. */
    private static Stream<Endpoint> open(Role kind, ConnectSpec connect) {
        return kind == Role.ZOOKEEPER || (kind == Role.CONNECT && !connect.isOpen())
                ? Stream.of(Endpoint.HTTP)
                : Stream.of(Endpoint.CLIENT, Endpoint.EXTERNAL, Endpoint.HTTP);
    }

    private static Stream<NetworkPolicyPort> port(Node node, Endpoint endpoint) {
        Address bound = node.bind().get(endpoint);
        return bound == null
                ? Stream.empty()
                : Stream.of(new NetworkPolicyPortBuilder()
                        .withProtocol("TCP")
                        .withPort(new IntOrString(bound.port()))
                        .build());
    }

    private ObjectMeta metadata(Role kind) {
        return Labels.metadata(spec, kind.workload(), Labels.of(spec.name(), kind));
    }
}

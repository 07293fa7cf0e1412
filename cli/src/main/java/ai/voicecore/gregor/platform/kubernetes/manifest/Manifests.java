package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ExternalAccess;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * All objects of a cluster.
 *
 * @param image of the pods, with its tag
 */
public record Manifests(Topology topology, String image) {
    /** The manifests of the same cluster with another description. */
    public Manifests describing(Topology other) {
        return other.equals(topology) ? this : new Manifests(other, image);
    }

    public PodSpec pod(Node node) {
        return NodeSet.of(spec(), image, new Workload(Workload.setOf(node.name()), List.of(node)))
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    public List<Workload> workloads() {
        return Workload.of(topology);
    }

    public boolean has(String set) {
        return workloads().stream().anyMatch(workload -> workload.name().equals(set));
    }

    public Namespace namespace() {
        return new ProtectionManifests(spec()).namespace();
    }

    /** The objects of a StatefulSet, the set itself last. Sets of one kind share some of them. */
    public List<HasMetadata> of(Workload workload) {
        ProtectionManifests guards = new ProtectionManifests(spec());
        Services services = new Services(spec());
        List<HasMetadata> objects = new ArrayList<>();
        objects.add(guards.policy(workload));
        objects.add(guards.budget(workload.kind()));
        objects.add(services.headless(workload));
        if (workload.role().isBroker()) {
            addBrokers(workload, services, objects);
        } else if (workload.role().isClient()) {
            objects.add(services.client(workload.name(), workload));
        }
        objects.add(NodeSet.of(spec(), image, workload));
        return List.copyOf(objects);
    }

    private void addBrokers(Workload workload, Services services, List<HasMetadata> objects) {
        objects.add(services.client(KubernetesPlacement.BOOTSTRAP, workload));
        if (spec().listeners().external() == ExternalAccess.NODEPORT) {
            objects.add(services.nodePort(workload));
        }
        if (spec().listeners().external() == ExternalAccess.LOADBALANCER) {
            workload.nodes().forEach(node -> objects.add(services.loadBalancer(workload, node)));
        }
    }

    /** All objects except the namespace, each once. */
    public List<HasMetadata> all() {
        return of(workload -> true);
    }

    /** The objects of these workloads, each once. */
    public List<HasMetadata> of(Predicate<Workload> which) {
        Map<ObjectName, HasMetadata> objects = new LinkedHashMap<>();
        workloads().stream()
                .filter(which)
                .forEach(workload -> of(workload).forEach(object -> objects.put(ObjectName.of(object), object)));
        return List.copyOf(objects.values());
    }

    private ClusterSpec spec() {
        return topology.spec();
    }
}

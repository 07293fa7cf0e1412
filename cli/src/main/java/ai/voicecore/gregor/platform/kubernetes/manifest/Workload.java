package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.SizeSpec;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of one StatefulSet, in the order of their ordinals.
 *
 * @param name the StatefulSet's, as {@code kafka-kraft}
 * @param nodes at least one; all of one role
 */
public record Workload(String name, List<Node> nodes) {

    /** In start order. */
    public static List<Workload> of(Topology topology) {
        Map<String, List<Node>> sets = new LinkedHashMap<>();
        topology.nodes()
                .forEach(node -> sets.computeIfAbsent(setOf(node.name()), name -> new ArrayList<>())
                        .add(node));
        return sets.entrySet().stream()
                .map(entry -> new Workload(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    public static String setOf(String pod) {
        return pod.substring(0, pod.lastIndexOf('-'));
    }

    /** Whether a pod belongs to this set, but its node is not in the topology any more. */
    public boolean ownedBefore(String pod) {
        return setOf(pod).equals(name)
                && nodes.stream().noneMatch(node -> node.name().equals(pod));
    }

    static int ordinal(Node node) {
        return Integer.parseInt(node.name().substring(node.name().lastIndexOf('-') + 1));
    }

    public Role role() {
        return nodes.getFirst().role();
    }

    /** The kind that shares a disruption budget, see {@link Role#kind}. */
    public Role kind() {
        return role().kind();
    }

    int firstOrdinal() {
        return ordinal(nodes.getFirst());
    }

    public String headless() {
        return KubernetesPlacement.headless(name);
    }

    public SizeSpec size(ClusterSpec spec) {
        return role().size(spec.kubernetes());
    }
}

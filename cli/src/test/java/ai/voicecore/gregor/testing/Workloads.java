package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot.Budget;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot.Claim;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot.PodHost;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The Kubernetes objects of a healthy cluster: each node is on the host with its number. */
public final class Workloads {
    private Workloads() {}

    public static WorkloadSnapshot healthy(Topology topology) {
        List<PodHost> hosts = topology.nodes().stream()
                .map(node -> new PodHost(node.name(), kind(node), "host-" + number(node)))
                .toList();
        List<Claim> claims = topology.nodes(role -> !role.isClient())
                .map(node -> new Claim("data-" + node.name(), "Bound", "standard"))
                .toList();
        Map<String, Long> kinds = topology.nodes().stream()
                .collect(Collectors.groupingBy(Workloads::kind, TreeMap::new, Collectors.counting()));
        List<Budget> budgets = kinds.entrySet().stream()
                .map(entry -> new Budget(
                        entry.getKey(),
                        entry.getKey(),
                        entry.getValue().intValue(),
                        entry.getValue().intValue(),
                        1))
                .toList();
        return new WorkloadSnapshot(hosts, claims, budgets);
    }

    private static String kind(Node node) {
        return node.role() == Role.COMBINED ? "broker" : node.role().name().toLowerCase(Locale.ROOT);
    }

    private static String number(Node node) {
        return node.name().substring(node.name().lastIndexOf('-') + 1);
    }
}

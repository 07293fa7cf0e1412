package ai.voicecore.gregor.check;

import ai.voicecore.gregor.snapshot.WorkloadSnapshot.PodHost;
import ai.voicecore.gregor.spec.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Kubernetes: no host runs two nodes of one kind, so that a lost host stops at most one of them. */
final class HostsApart extends Check<Evidence> {
    private static final Set<String> STATEFUL = Set.of("broker", "controller", "zookeeper");

    HostsApart() {
        super("hosts-apart", "no host runs two nodes of one kind", "See that you may list pods: kubectl get pods");
    }

    @Override
    public Verdict examine(Evidence evidence) {
        List<PodHost> placed = evidence.workloads().hosts().stream()
                .filter(pod -> STATEFUL.contains(pod.kind()) && !pod.host().isEmpty())
                .toList();
        Map<String, List<PodHost>> together = placed.stream()
                .collect(
                        Collectors.groupingBy(pod -> pod.kind() + " " + pod.host(), TreeMap::new, Collectors.toList()));
        long hosts = placed.stream().map(PodHost::host).distinct().count();
        List<Finding> findings = new ArrayList<>();
        boolean required = evidence.topology().spec().kubernetes().spread() == Spread.REQUIRED;
        together.values().stream()
                .filter(pods -> pods.size() > 1 && required)
                .forEach(pods -> findings.add(new Finding(
                        pods.stream().map(PodHost::pod).sorted().collect(Collectors.joining(" and "))
                                + " are on one host, " + pods.getFirst().host() + ".",
                        "Delete one of the pods; it is put on another host, if there is one that fits.")));
        placed.stream()
                .filter(pod -> evidence.topology().node(pod.pod()).isEmpty())
                .forEach(pod -> findings.add(new Finding(
                        "Pod " + pod.pod() + " is not one of the cluster's nodes.", "Type: {gregor deploy}")));
        return Verdict.of(
                placed.size() + " brokers, controllers and ZooKeeper servers on " + hosts + " hosts"
                        + (required ? "" : ", sharing allowed by spread: preferred"),
                findings);
    }
}

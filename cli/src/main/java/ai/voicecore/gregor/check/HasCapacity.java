package ai.voicecore.gregor.check;

import ai.voicecore.gregor.capacity.Capacity;
import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.capacity.Shortage;
import ai.voicecore.gregor.snapshot.HostLimits;
import ai.voicecore.gregor.snapshot.NodeResources;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The nodes have enough heap, open files and memory maps for the present partitions. */
final class HasCapacity extends Check<Evidence> {
    /** Above this percentage of the heap or the open files, the next restart or load peak may fail. */
    private static final int MAX_PERCENT = 90;

    private static final long MEBIBYTE = 1024L * 1024;

    HasCapacity() {
        super(
                "capacity",
                "heaps, open files and memory maps are enough for the partitions",
                "See in {gregor status} whether the brokers run.");
    }

    @Override
    public Verdict examine(Evidence evidence) {
        Topology topology = evidence.topology();
        Load load = Load.of(
                evidence.snapshot(),
                topology.spec().topics(),
                topology.brokers().size());
        List<Shortage> shortages = Capacity.shortages(topology, load, HostLimits.leastOf(evidence.states()));
        List<Finding> findings = new ArrayList<>();
        shortages.stream()
                .filter(Shortage::hopeless)
                .forEach(shortage -> findings.add(new Finding(shortage.message(), shortage.remedy())));
        evidence.states()
                .forEach(state -> state.resources().ifPresent(resources -> full(state.node(), resources, findings)));
        String tight = shortages.stream()
                .filter(shortage -> !shortage.hopeless())
                .map(shortage -> shortage.message() + " " + shortage.remedy())
                .collect(Collectors.joining(" "));
        return Verdict.of(Capacity.summary(topology, load) + (tight.isEmpty() ? "" : "; tight: " + tight), findings);
    }

    /** The actual usage by everything: clients, groups and large requests count as well as partitions. */
    private static void full(String node, NodeResources resources, List<Finding> findings) {
        if (resources.heapKept() * 100 > resources.heapMost() * MAX_PERCENT) {
            findings.add(new Finding(
                    node + " kept " + resources.heapKept() / MEBIBYTE
                            + " MiB after the last full collection of its heap, which has room for "
                            + resources.heapMost() / MEBIBYTE + " MiB of what stays.",
                    "Write a larger heap for it in the spec, as `heap: {broker: 1g}`, and type {gregor deploy}."));
        }
        if (resources.openFiles() > resources.limits().openFiles() / 100 * MAX_PERCENT) {
            findings.add(new Finding(
                    node + " has " + resources.openFiles() + " of "
                            + resources.limits().openFiles() + " open files that it may have.",
                    "As root, type ulimit -n " + 2 * resources.limits().openFiles()
                            + " where gregor is started from, then {gregor down} and {gregor deploy}."));
        }
    }
}

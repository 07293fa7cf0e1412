package ai.voicecore.gregor.check;

import ai.voicecore.gregor.snapshot.WorkloadSnapshot.Budget;
import ai.voicecore.gregor.topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** On Kubernetes each kind of node has a disruption budget that sees all of its nodes healthy. */
final class BudgetsHold implements Check {
    @Override
    public String id() {
        return "disruption-budgets";
    }

    @Override
    public String title() {
        return "a drain takes one node of a kind at a time";
    }

    @Override
    public Verdict examine(Evidence evidence) {
        Map<String, Budget> budgets =
                evidence.workloads().budgets().stream().collect(Collectors.toMap(Budget::kind, Function.identity()));
        Map<String, Long> kinds = evidence.topology().nodes().stream()
                .collect(Collectors.groupingBy(node -> kind(node), java.util.TreeMap::new, Collectors.counting()));
        List<Finding> findings = new ArrayList<>();
        kinds.forEach((kind, count) -> {
            Budget budget = budgets.get(kind);
            if (budget == null) {
                findings.add(
                        new Finding("There is no disruption budget for " + kind + " nodes.", "Type: gregor deploy"));
            } else if (budget.healthy() < count) {
                findings.add(new Finding(
                        "Disruption budget " + budget.name() + " sees " + budget.healthy() + " of " + count
                                + " pods healthy, and lets " + budget.allowed() + " be taken away.",
                        "Look at gregor status."));
            }
        });
        return Verdict.of(
                kinds.size() - findings.size() + " of " + kinds.size() + " kinds of nodes are guarded, one at a time",
                findings);
    }

    private static String kind(Node node) {
        return switch (node.role()) {
            case BROKER, COMBINED -> "broker";
            case CONTROLLER, ZOOKEEPER, CONNECT, REGISTRY -> node.role().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    @Override
    public String remedyIfUnreachable() {
        return "See that you may list disruption budgets: kubectl get pdb";
    }
}

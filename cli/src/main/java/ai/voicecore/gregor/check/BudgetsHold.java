package ai.voicecore.gregor.check;

import ai.voicecore.gregor.snapshot.WorkloadSnapshot.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kubernetes: each kind of node has a PodDisruptionBudget, and it counts all of the nodes as healthy. */
final class BudgetsHold extends Check<Evidence> {
    BudgetsHold() {
        super(
                "disruption-budgets",
                "a drain evicts one node of a kind at a time",
                "See that you may list disruption budgets: kubectl get pdb");
    }

    @Override
    public Verdict examine(Evidence evidence) {
        Map<String, Budget> budgets =
                evidence.workloads().budgets().stream().collect(Collectors.toMap(Budget::kind, Function.identity()));
        Map<String, Long> kinds = evidence.topology().nodes().stream()
                .collect(Collectors.groupingBy(node -> node.role().kind().word(), TreeMap::new, Collectors.counting()));
        List<Finding> findings = new ArrayList<>();
        kinds.forEach((kind, count) -> {
            Budget budget = budgets.get(kind);
            if (budget == null) {
                findings.add(
                        new Finding("There is no disruption budget for " + kind + " nodes.", "Type: {gregor deploy}"));
            } else if (budget.healthy() < count) {
                findings.add(new Finding(
                        "Disruption budget " + budget.name() + " sees " + budget.healthy() + " of " + count
                                + " pods healthy, and allows " + budget.allowed() + " evictions.",
                        "Look at {gregor status}."));
            }
        });
        return Verdict.of(
                kinds.size() - findings.size() + " of " + kinds.size()
                        + " kinds of nodes have a budget of one eviction",
                findings);
    }
}

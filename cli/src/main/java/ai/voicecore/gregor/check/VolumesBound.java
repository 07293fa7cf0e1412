package ai.voicecore.gregor.check;

import ai.voicecore.gregor.snapshot.WorkloadSnapshot.Claim;
import ai.voicecore.gregor.topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kubernetes: every node with storage has a bound volume. */
final class VolumesBound extends Check<Evidence> {
    VolumesBound() {
        super(
                "volumes-bound",
                "every broker, controller and ZooKeeper server has a volume",
                "See that you may list volume claims: kubectl get pvc");
    }

    @Override
    public Verdict examine(Evidence evidence) {
        Map<String, Claim> claims =
                evidence.workloads().claims().stream().collect(Collectors.toMap(Claim::name, Function.identity()));
        List<Node> stateful =
                evidence.topology().nodes(role -> !role.isClient()).toList();
        List<Finding> findings = new ArrayList<>();
        for (Node node : stateful) {
            Claim claim = claims.get("data-" + node.name());
            if (claim == null) {
                findings.add(new Finding(node.name() + " has no volume claim.", "Type: {gregor deploy}"));
            } else if (!claim.phase().equals("Bound")) {
                findings.add(new Finding(
                        "Volume claim " + claim.name() + " is " + claim.phase() + ".",
                        "See why storage class " + claim.storageClass() + " gives none: kubectl describe pvc "
                                + claim.name()));
            }
        }
        String classes = claims.values().stream()
                .map(Claim::storageClass)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return Verdict.of(
                stateful.size() - findings.size() + " of " + stateful.size() + " volume claims bound, storage class "
                        + classes,
                findings);
    }
}

package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import ai.voicecore.gregor.topology.Membership;
import java.util.List;

/** Brokers and controllers share one id space (KIP-500). */
final class IdsAreFree extends MigrationCheck {
    IdsAreFree() {
        super("ids", "the ids of brokers and controllers do not meet");
    }

    @Override
    public Verdict examine(MigrationEvidence evidence) {
        List<Finding> findings = evidence.brokers().stream()
                .filter(id -> id >= Membership.FIRST_CONTROLLER_ID)
                .map(id -> new Finding(
                        "Broker " + id + " has an id that a controller would get.",
                        "Gregor numbers controllers from " + Membership.FIRST_CONTROLLER_ID
                                + ": replace the broker by one with a lower id."))
                .toList();
        return Verdict.of("brokers " + evidence.brokers(), findings);
    }
}

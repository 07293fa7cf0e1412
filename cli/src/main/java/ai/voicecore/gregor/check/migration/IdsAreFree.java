package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Check;
import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import java.util.List;

/** Brokers and controllers share one id space (KIP-500). */
final class IdsAreFree extends Check<MigrationEvidence> {
    private static final int FIRST_CONTROLLER = 3000;

    IdsAreFree() {
        super("ids", "the ids of brokers and controllers do not meet", "See that brokers and ZooKeeper answer.");
    }

    @Override
    public Verdict examine(MigrationEvidence evidence) {
        List<Finding> findings = evidence.brokers().stream()
                .filter(id -> id >= FIRST_CONTROLLER)
                .map(id -> new Finding(
                        "Broker " + id + " has an id that a controller would get.",
                        "Gregor numbers controllers from " + FIRST_CONTROLLER
                                + ": replace the broker by one with a lower id."))
                .toList();
        return Verdict.of("brokers " + evidence.brokers(), findings);
    }
}

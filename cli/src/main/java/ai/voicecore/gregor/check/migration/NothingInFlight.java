package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Topics whose deletion is not finished are not migrated; reassignments make the copy fragile (KAFKA-16120). */
final class NothingInFlight extends MigrationCheck {
    NothingInFlight() {
        super("nothing-in-flight", "no topic is being deleted or moved");
    }

    @Override
    public Verdict examine(MigrationEvidence evidence) {
        List<Finding> findings = new ArrayList<>();
        if (!evidence.stored().deleting().isEmpty()) {
            findings.add(new Finding(
                    "Topics are being deleted: " + evidence.stored().deleting() + ".",
                    "Wait until they are gone; a broker that is down keeps them."));
        }
        if (!evidence.reassigning().isEmpty()) {
            findings.add(new Finding(
                    "Replicas are being moved: " + evidence.reassigning() + ".",
                    "Wait until the reassignment has ended, or cancel it."));
        }
        return Verdict.of("deletions and reassignments", findings);
    }
}

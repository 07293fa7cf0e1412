package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import ai.voicecore.gregor.failure.Failure;
import java.util.List;

/** What differs now would differ after the copy too, and then look like a fault of the migration. */
final class SameMetadata extends MigrationCheck {
    private static final int MAX_NAMED = 5;

    SameMetadata() {
        super("metadata", "the brokers report what ZooKeeper stores");
    }

    @Override
    public Verdict examine(MigrationEvidence evidence) {
        List<String> differences = evidence.differences();
        return differences.isEmpty()
                ? Verdict.holds("topics, settings, quotas and passwords are the same")
                : Verdict.of(
                        differences.size() + " differences",
                        List.of(new Finding(
                                "Not the same: " + Failure.named(differences, MAX_NAMED) + ".",
                                "Repeat the command if something was just changed. A setting that only ZooKeeper has is"
                                        + " unknown to the brokers, or a secret, which they do not report: delete it with"
                                        + " kafka-configs.sh --alter --delete-config.")));
    }
}

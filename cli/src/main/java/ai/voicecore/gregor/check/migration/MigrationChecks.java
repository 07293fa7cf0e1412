package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Check;
import ai.voicecore.gregor.check.Checks;
import java.util.ArrayList;
import java.util.List;

/** The checks that must hold before a migration begins. */
public final class MigrationChecks {
    private MigrationChecks() {}

    /**
     * The checks.
     *
     * @param own whether Gregor has deployed the cluster
     * @param acceptUnavailable whether partitions without a spare replica may be unavailable for a moment
     */
    public static List<Check<? super MigrationEvidence>> all(boolean own, boolean acceptUnavailable) {
        List<Check<? super MigrationEvidence>> checks = new ArrayList<>();
        checks.add(new SameCluster());
        checks.add(new NotBegun(own));
        checks.add(new ProtocolIsNewest());
        checks.add(new BrokersAlive());
        checks.add(new NothingInFlight());
        if (!acceptUnavailable) {
            checks.add(new ReplicatedPartitions());
        }
        checks.add(new IdsAreFree());
        checks.add(new SettingsCarryOver());
        checks.add(new SameMetadata());
        if (own) {
            checks.add(new ControllersFit());
        }
        checks.addAll(Checks.beforeMigration(own));
        return List.copyOf(checks);
    }
}

package ai.voicecore.gregor.migration;

import ai.voicecore.gregor.snapshot.zookeeper.ZkMigration;
import ai.voicecore.gregor.topology.Phase;
import java.util.Arrays;
import java.util.Optional;

/**
 * One broker or controller in a migration.
 *
 * @param described the phase that its next start has
 * @param up whether the platform runs it, or is about to
 * @param detail why it is not ready, for messages
 * @param leads whether it is the active controller
 * @param said its own report; empty if it does not answer
 */
public record Standing(
        String name,
        Phase described,
        boolean up,
        boolean ready,
        String detail,
        boolean leads,
        Optional<ZkMigration> said) {

    /** The phase with which it runs; empty if it does not say. */
    Optional<Phase> running() {
        return said.flatMap(report -> Arrays.stream(Phase.values())
                .filter(phase -> phase.name().equalsIgnoreCase(report.phase()))
                .findFirst());
    }

    /** Whether it runs as described. */
    boolean isAsDescribed() {
        return running().equals(Optional.of(described));
    }
}

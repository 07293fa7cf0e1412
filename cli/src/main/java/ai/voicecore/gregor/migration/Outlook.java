package ai.voicecore.gregor.migration;

import ai.voicecore.gregor.failure.Remedy;
import java.util.Optional;

/**
 * What a user is told of a migration.
 *
 * @param waitsFor why the next step is not possible yet; empty if it is, or nothing is under way
 * @param next the commands that lead on
 */
public record Outlook(Stage stage, Optional<String> waitsFor, Remedy next) {

    /**
     * What to tell of a cluster.
     *
     * @param begun the intent of an unfinished migration
     */
    public static Outlook of(MigrationFacts facts, Optional<Intent> begun) {
        Stage stage = Stage.of(facts);
        Optional<String> waitsFor = begun.map(intent -> MigrationPolicy.next(intent, facts))
                .filter(Act.Wait.class::isInstance)
                .map(act -> ((Act.Wait) act).because());
        return new Outlook(stage, waitsFor, Remedy.of(next(stage)));
    }

    private static String next(Stage stage) {
        return switch (stage) {
            case ZOOKEEPER -> "{gregor migrate start}";
            case RETURNING, DETACHING -> "{gregor migrate rollback}";
            case CONTROLLERS, JOINING, COPYING, COPIED, LEAVING ->
                "{gregor migrate start} goes on, {gregor migrate rollback} leads back";
            case DUAL_WRITE -> "{gregor migrate finalize} ends it, {gregor migrate rollback} leads back";
            case FINALIZING -> "{gregor migrate finalize}";
            case KRAFT -> "nothing; the cluster uses KRaft only";
        };
    }
}

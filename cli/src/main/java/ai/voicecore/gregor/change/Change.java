package ai.voicecore.gregor.change;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.migration.Intent;
import ai.voicecore.gregor.rolling.Roll;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A change that has begun and has not ended. It is saved with the cluster after every step, and is enough to continue the
 * change in another process.
 */
public sealed interface Change {
    Roll roll();

    Clock clock();

    /** The command that continues it, without {@code gregor}. */
    default String command() {
        return switch (this) {
            case Restart ignored -> Restart.COMMAND;
            case Upgrade upgrade -> Upgrade.command(upgrade.to());
            case Deploy ignored -> Deploy.COMMAND;
            case Migration migration -> migration.intent().command();
        };
    }

    /** The same change with this progress. */
    default Change with(Roll changed, Clock now) {
        return switch (this) {
            case Restart ignored -> new Restart(changed, now);
            case Upgrade upgrade -> new Upgrade(upgrade.to(), upgrade.from(), changed, now);
            case Deploy deploy -> new Deploy(changed, deploy.resizing(), deploy.live(), deploy.left(), now);
            case Migration migration -> new Migration(migration.intent(), changed, now);
        };
    }

    /** How to undo it, after other words; empty if it can only be continued. */
    default Remedy howToUndo() {
        return switch (this) {
            case Restart ignored -> Remedy.of(" Leave out the remaining nodes: {gregor deploy}.");
            case Upgrade upgrade ->
                upgrade.from()
                        .map(version -> Remedy.of(" Undo it: {gregor " + Upgrade.command(version) + "}."))
                        .orElse(Remedy.NONE);
            // Whoever calls the deployment adds it, because a deployment can fail outside of its restarts too.
            case Deploy ignored -> Remedy.NONE;
            case Migration migration ->
                migration.intent() == Intent.START
                        ? Remedy.of(" Undo it: {gregor " + Intent.ROLLBACK.command() + "}.")
                        : Remedy.NONE;
        };
    }

    /** How to continue and how to undo it, as commands to type. */
    default Remedy remedies() {
        return Remedy.of("Continue it: {gregor " + command() + "}.").and(howToUndo());
    }

    /** Whether a reassignment for new or leaving brokers is in progress. */
    default boolean resizing() {
        return false;
    }

    /** Brokers' settings that it changes at run time. */
    default Set<String> live() {
        return Set.of();
    }

    /** Nodes that must still be restarted although their new description is saved already. */
    default Set<String> left() {
        return Set.of();
    }

    /** The nodes that it has restarted, or was about to restart, with a description that was not saved. */
    default Set<String> touched() {
        Set<String> touched = new HashSet<>(left());
        touched.addAll(roll().done());
        touched.addAll(roll().asked().keySet());
        return touched;
    }

    /** Whether nothing but restarts is to be continued: without one of them there is nothing to remember. */
    default boolean hasOnlyRestarts() {
        return !resizing() && live().isEmpty() && left().isEmpty();
    }

    /**
     * When its steps were done, by the clock of the machine that did them.
     *
     * @param lastStep when the last node was restarted, or came back
     */
    record Clock(Instant begun, Instant lastStep) {
        public static Clock startingAt(Instant now) {
            return new Clock(now, now);
        }

        Clock stepped(Instant now) {
            return new Clock(begun, now);
        }

        /** Time since the last step; zero if the clock was set back. */
        Duration calm(Instant now) {
            return lastStep.isAfter(now) ? Duration.ZERO : Duration.between(lastStep, now);
        }
    }

    /** Restarts nodes without changing them. */
    record Restart(Roll roll, Clock clock) implements Change {
        public static final String COMMAND = "restart";

        @Override
        public Set<String> touched() {
            return Set.of();
        }
    }

    /**
     * Restarts nodes with another release of Kafka.
     *
     * @param from the release before; empty if the version of Gregor that began it did not save it
     */
    record Upgrade(String to, Optional<String> from, Roll roll, Clock clock) implements Change {
        static final String COMMAND = "upgrade --to ";

        /** The command that continues an upgrade to this release, without {@code gregor}. */
        public static String command(String version) {
            return COMMAND + version;
        }
    }

    /**
     * Takes the cluster from ZooKeeper to KRaft, or back.
     *
     * @param roll restarts of the current stage
     */
    record Migration(Intent intent, Roll roll, Clock clock) implements Change {
        /** The same with other restarts. */
        public Migration with(Roll changed) {
            return new Migration(intent, changed, clock);
        }

        /** Its stages are more than restarts. */
        @Override
        public boolean hasOnlyRestarts() {
            return false;
        }
    }

    /** Applies a spec. */
    record Deploy(Roll roll, boolean resizing, Set<String> live, Set<String> left, Clock clock) implements Change {
        public static final String COMMAND = "deploy";

        public Deploy {
            live = Set.copyOf(live);
            left = Set.copyOf(left);
        }

        @Override
        public Remedy remedies() {
            return Remedy.of("Continue it: {gregor deploy -f FILE}. Return to what was deployed last: {gregor deploy},"
                    + " without a file.");
        }
    }
}

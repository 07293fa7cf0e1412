package ai.voicecore.gregor.migration;

import static java.util.Map.entry;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.snapshot.zookeeper.ZkMigration;
import ai.voicecore.gregor.snapshot.zookeeper.Znodes;
import ai.voicecore.gregor.topology.Phase;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What comes next in a migration: one transition for every intent and every stage. Pure. */
public final class MigrationPolicy {
    private static final Map<Stage, Function<MigrationFacts, Act>> START = Map.ofEntries(
            entry(Stage.ZOOKEEPER, MigrationPolicy::begin),
            entry(Stage.RETURNING, MigrationPolicy::rollbackFirst),
            entry(Stage.DETACHING, MigrationPolicy::rollbackFirst),
            entry(Stage.CONTROLLERS, MigrationPolicy::join),
            entry(Stage.JOINING, MigrationPolicy::rollBrokers),
            entry(Stage.COPYING, MigrationPolicy::copy),
            entry(Stage.COPIED, MigrationPolicy::leave),
            entry(Stage.LEAVING, MigrationPolicy::rollBrokers),
            entry(Stage.DUAL_WRITE, MigrationPolicy::arrive),
            entry(Stage.FINALIZING, MigrationPolicy::finalizeFirst),
            entry(Stage.KRAFT, MigrationPolicy::done));

    private static final Map<Stage, Function<MigrationFacts, Act>> ROLLBACK = Map.ofEntries(
            entry(Stage.ZOOKEEPER, MigrationPolicy::cleanUp),
            entry(Stage.RETURNING, MigrationPolicy::rollBrokers),
            entry(Stage.DETACHING, facts -> new Act.Detach()),
            entry(Stage.CONTROLLERS, MigrationPolicy::park),
            entry(Stage.JOINING, MigrationPolicy::park),
            entry(Stage.COPYING, MigrationPolicy::park),
            entry(Stage.COPIED, MigrationPolicy::park),
            entry(Stage.LEAVING, facts -> new Act.DescribeBrokers(Phase.MIGRATION)),
            entry(Stage.DUAL_WRITE, facts -> new Act.DescribeBrokers(Phase.MIGRATION)),
            entry(Stage.FINALIZING, MigrationPolicy::noWayBack),
            entry(Stage.KRAFT, MigrationPolicy::noWayBack));

    private static final Map<Stage, Function<MigrationFacts, Act>> FINALIZE = Map.ofEntries(
            entry(Stage.ZOOKEEPER, MigrationPolicy::notYet),
            entry(Stage.RETURNING, MigrationPolicy::notYet),
            entry(Stage.DETACHING, MigrationPolicy::notYet),
            entry(Stage.CONTROLLERS, MigrationPolicy::notYet),
            entry(Stage.JOINING, MigrationPolicy::notYet),
            entry(Stage.COPYING, MigrationPolicy::notYet),
            entry(Stage.COPIED, MigrationPolicy::notYet),
            entry(Stage.LEAVING, MigrationPolicy::notYet),
            entry(Stage.DUAL_WRITE, MigrationPolicy::commit),
            entry(Stage.FINALIZING, MigrationPolicy::retire),
            entry(Stage.KRAFT, MigrationPolicy::done));

    private MigrationPolicy() {}

    public static Act next(Intent intent, MigrationFacts facts) {
        Map<Stage, Function<MigrationFacts, Act>> transitions = switch (intent) {
            case START -> START;
            case ROLLBACK -> ROLLBACK;
            case FINALIZE -> FINALIZE;
        };
        return transitions.getOrDefault(Stage.of(facts), MigrationPolicy::done).apply(facts);
    }

    /** With a leftover /migration Kafka would skip the copy and write its empty metadata over ZooKeeper's. */
    private static Act begin(MigrationFacts facts) {
        boolean leftover = facts.znodes()
                .filter(znodes -> znodes.migration() || znodes.kraftController().isPresent())
                .isPresent();
        return leftover
                ? new Act.Refuse(
                        "ZooKeeper has /migration or a KRaft controller in /controller, which an earlier migration left.",
                        Remedy.of("Clean it up: {gregor migrate rollback}."))
                : new Act.Begin();
    }

    private static Act join(MigrationFacts facts) {
        if (facts.controllers().stream().anyMatch(controller -> !controller.up())) {
            return new Act.StartControllers();
        }
        if (facts.notReady().isPresent()) {
            return new Act.Wait(facts.notReady().get());
        }
        if (facts.isActiveIn(ZkMigration.DUAL_WRITE)) {
            return new Act.Refuse(
                    "The controllers have metadata of an earlier migration.",
                    Remedy.of("Delete it: {gregor migrate rollback}."));
        }
        return facts.isActiveIn(ZkMigration.PRE_MIGRATION)
                ? new Act.DescribeBrokers(Phase.MIGRATION)
                : new Act.Wait("the controllers have not begun the migration");
    }

    private static Act rollBrokers(MigrationFacts facts) {
        return new Act.Roll(facts.left(facts.brokers()));
    }

    private static Act copy(MigrationFacts facts) {
        int registered =
                facts.active().map(report -> report.brokers().orElse(0)).orElse(0);
        int all = facts.brokers().size();
        String because = registered < all
                ? registered + " of " + all + " brokers have registered with the quorum"
                : "the controllers copy the metadata";
        return new Act.Wait(facts.notReady().orElse(because));
    }

    private static Act leave(MigrationFacts facts) {
        return facts.notReady()
                .<Act>map(Act.Wait::new)
                .orElseGet(() -> new Act.Compare(new Act.DescribeBrokers(Phase.KRAFT)));
    }

    private static Act arrive(MigrationFacts facts) {
        return facts.notReady()
                .or(() -> stillInZooKeeper(facts))
                .<Act>map(Act.Wait::new)
                .orElseGet(() -> new Act.Compare(new Act.Done()));
    }

    private static Optional<String> stillInZooKeeper(MigrationFacts facts) {
        return facts.znodes()
                .filter(znodes -> !znodes.brokers().isEmpty())
                .map(znodes -> "brokers " + znodes.brokers() + " are still registered in ZooKeeper");
    }

    /** Brokers must use ZooKeeper's metadata again before the controllers may go. */
    private static Act park(MigrationFacts facts) {
        return facts.run(Phase.KRAFT) ? rollBrokers(facts) : new Act.Park();
    }

    private static Act rollbackFirst(MigrationFacts facts) {
        return new Act.Refuse("A rollback is not finished.", Remedy.of("Finish it: {gregor migrate rollback}."));
    }

    /** A KRaft controller that is not of this cluster's nodes may run. */
    private static Act cleanUp(MigrationFacts facts) {
        Znodes znodes = facts.znodes().orElse(Znodes.NONE);
        if (znodes.kraftController().isPresent()) {
            return new Act.Refuse(
                    "ZooKeeper's /controller names the KRaft controller "
                            + znodes.kraftController().get() + ", which Gregor has not started.",
                    Remedy.of("Stop it, delete /controller with ZooKeeper's own tool, and repeat the command."));
        }
        return znodes.migration() ? new Act.Detach() : new Act.Done();
    }

    private static Act noWayBack(MigrationFacts facts) {
        return new Act.Refuse(
                "The migration is final: a controller without ZooKeeper has started.",
                Remedy.of("Go on: {gregor migrate finalize}."));
    }

    private static Act commit(MigrationFacts facts) {
        Optional<String> lag = facts.active()
                .filter(report -> report.lag().orElse(1) > 0)
                .map(report -> "the controllers have not written everything to ZooKeeper");
        Optional<String> state = facts.isActiveIn(ZkMigration.DUAL_WRITE)
                ? Optional.empty()
                : Optional.of("no active controller is in dual write");
        return facts.notReady()
                .or(() -> stillInZooKeeper(facts))
                .or(() -> state)
                .or(() -> lag)
                .<Act>map(Act.Wait::new)
                .orElseGet(() -> new Act.Compare(new Act.DescribeControllers()));
    }

    private static Act retire(MigrationFacts facts) {
        if (!facts.left(facts.controllers()).isEmpty()) {
            return new Act.Roll(facts.left(facts.controllers()));
        }
        return facts.isActiveIn(ZkMigration.POST_MIGRATION)
                ? new Act.Retire()
                : new Act.Wait("the active controller has not ended the migration");
    }

    private static Act finalizeFirst(MigrationFacts facts) {
        return new Act.Refuse("The finalizing has begun.", Remedy.of("Finish it: {gregor migrate finalize}."));
    }

    private static Act notYet(MigrationFacts facts) {
        return new Act.Refuse(
                "The migration has not come to dual write with all brokers.",
                Remedy.of("Type {gregor migrate start} first."));
    }

    private static Act done(MigrationFacts facts) {
        return new Act.Done();
    }
}

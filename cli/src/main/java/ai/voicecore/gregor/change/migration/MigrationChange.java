package ai.voicecore.gregor.change.migration;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.change.Change;
import ai.voicecore.gregor.change.ChangeMemory;
import ai.voicecore.gregor.change.Driver;
import ai.voicecore.gregor.change.Driver.Round;
import ai.voicecore.gregor.change.RollingChange;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.migration.Act;
import ai.voicecore.gregor.migration.Intent;
import ai.voicecore.gregor.migration.MigrationFacts;
import ai.voicecore.gregor.migration.MigrationPolicy;
import ai.voicecore.gregor.migration.Stage;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore.Memo;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Member;
import ai.voicecore.gregor.topology.Membership;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Phase;
import ai.voicecore.gregor.topology.Quorum;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.validation.BeforeMigration;
import ai.voicecore.gregor.validation.ClientStartup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes a running cluster from ZooKeeper to KRaft, or back, by the transitions of {@link MigrationPolicy}.
 *
 * @param deployed the cluster as last deployed
 * @param described the cluster with another saved description
 */
public record MigrationChange(
        Cluster deployed, Function<ClusterRecord, Cluster> described, Options options, Progress progress) {
    private static final Duration INTERVAL = Duration.ofMillis(300);

    /**
     * Options of a migration.
     *
     * @param controllers number of KRaft controllers
     * @param patience timeout without a possible step
     * @param accepted groups, transactional ids and topics whose losses are no reason to stop
     */
    public record Options(int controllers, Roll.Options roll, Duration patience, Set<String> accepted) {}

    /** Brings the cluster to where the intent ends; continues where an earlier process stopped. */
    public void run(Intent intent) {
        Optional<Change.Migration> begun = new ChangeMemory(deployed.store()).migration();
        refuseContradiction(intent, begun);
        new Run(intent, begun.filter(change -> change.intent() == intent)).run();
    }

    /** The cluster with the controllers that a start would add. */
    public Cluster withControllers() {
        try (ClusterAdmin admin = deployed.admin()) {
            Quorum.Origin origin = new Quorum.Origin(admin.clusterId(), options.controllers());
            return described.apply(new ClusterRecord(
                    deployed.topology().clusterId(),
                    deployed.spec(),
                    deployed.topology().membership().towards(origin)));
        }
    }

    /** A start may be rolled back in the middle; everything else is finished first. */
    private static void refuseContradiction(Intent intent, Optional<Change.Migration> begun) {
        begun.filter(change -> change.intent() != intent)
                .filter(change -> !(change.intent() == Intent.START && intent == Intent.ROLLBACK))
                .ifPresent(change -> {
                    throw new Failure(
                            "The cluster is in the middle of another change: gregor " + change.command() + ".",
                            change.remedies());
                });
    }

    private final class Run {
        private final Intent intent;
        private Cluster cluster = deployed;
        private Change.Migration change;
        private MigrationRecord saved;
        private @Nullable Stage shown;

        Run(Intent intent, Optional<Change.Migration> begun) {
            this.intent = intent;
            this.change = begun.orElseGet(() -> new Change.Migration(
                    intent,
                    Roll.of(List.of(), options.roll()),
                    Change.Clock.startingAt(deployed.stop().instant())));
            MigrationRecord none =
                    MigrationRecord.of(Stage.ZOOKEEPER, deployed.stop().instant(), null);
            // The way back needs nothing of it, so that it may be unreadable.
            this.saved = intent == Intent.ROLLBACK
                    ? none
                    : MigrationRecord.read(deployed.store()).orElse(none);
        }

        void run() {
            new Driver(cluster.stop(), progress, INTERVAL, options.patience())
                    .run(() -> new FactsReader(cluster).read(), this::round, this::timedOut);
        }

        private Round round(MigrationFacts facts) {
            show(Stage.of(facts));
            return act(MigrationPolicy.next(intent, facts));
        }

        private Round act(Act next) {
            return switch (next) {
                case Act.Begin ignored -> begin();
                case Act.StartControllers ignored -> {
                    cluster.platform().start(cluster.topology(), nodes(Role.CONTROLLER));
                    yield new Round.Acted();
                }
                case Act.DescribeBrokers brokers ->
                    describe(cluster.topology().membership().with(Role::isBroker, brokers.phase()));
                case Act.DescribeControllers ignored ->
                    describe(cluster.topology().membership().with(Role.CONTROLLER::equals, Phase.KRAFT));
                case Act.Roll roll -> roll(roll.nodes());
                case Act.Compare compare -> compare(compare.then());
                case Act.Park ignored -> park();
                case Act.Detach ignored -> detach();
                case Act.Retire ignored -> retire();
                case Act.Wait wait -> new Round.Waiting(wait.because());
                case Act.Refuse no -> throw Failure.refused(no.because(), no.remedy());
                case Act.Done ignored -> {
                    cluster.store().finished();
                    if (intent != Intent.START) {
                        cluster.store().delete(Memo.MIGRATION);
                    }
                    cluster.store().journal("done", intent.command());
                    yield new Round.Ended();
                }
            };
        }

        private Round compare(Act then) {
            try (ClusterAdmin admin = cluster.admin()) {
                Comparison comparison = new Comparison(cluster, options.accepted());
                ClusterSnapshot snapshot = admin.snapshot();
                String differences = comparison.differences(admin, snapshot);
                if (!differences.isEmpty()) {
                    return new Round.Waiting("ZooKeeper and the brokers have not the same metadata: " + differences);
                }
                if (saved.before() != null) {
                    comparison.refuseLosses(admin, snapshot, saved.before());
                }
            }
            return act(then);
        }

        private void show(Stage stage) {
            if (stage != shown) {
                shown = stage;
                cluster.store().journal("migration", stage.name());
                progress.done("stage " + stage.name() + ": " + stage.sentence());
                saved = saved.at(stage, cluster.stop().instant());
                if (stage != Stage.ZOOKEEPER && stage != Stage.KRAFT) {
                    saved.write(cluster.store());
                }
            }
        }

        private List<Node> nodes(Role role) {
            return cluster.topology().nodes(role::equals).toList();
        }

        private void remember() {
            new ChangeMemory(cluster.store()).remember(change);
        }

        private Round begin() {
            Cluster with = withControllers();
            List<Problem> problems = BeforeMigration.of(
                            cluster, with, options.roll().acceptUnavailable(), progress)
                    .run(cluster.stop(), ClientStartup.COMPLETE)
                    .results()
                    .stream()
                    .flatMap(result -> result.findings().stream()
                            .map(finding -> Problem.of(result.id(), finding.sentence(), finding.remedy())))
                    .toList();
            if (!problems.isEmpty()) {
                throw new InvalidSpec(problems);
            }
            remember();
            try (ClusterAdmin admin = cluster.admin()) {
                saved = saved.with(Comparison.sample(admin));
            }
            saved.write(cluster.store());
            // What the nodes will run with at the end.
            Cluster inKraft = described.apply(record(
                    cluster.spec().inKraft(options.controllers()),
                    with.topology().membership().with(Role::isKafka, Phase.KRAFT)));
            with.platform().prepare(inKraft.topology(), progress);
            return describe(with.topology().membership());
        }

        private ClusterRecord record(ClusterSpec spec, Membership membership) {
            return new ClusterRecord(cluster.topology().clusterId(), spec, membership);
        }

        /** The restarts of the stage before do not count any more. */
        private Round describe(Membership membership) {
            change = change.with(Roll.of(List.of(), options.roll()));
            remember();
            save(record(cluster.spec(), membership));
            return new Round.Acted();
        }

        private void save(ClusterRecord record) {
            cluster.store().save(record);
            cluster = described.apply(record);
        }

        private Round roll(List<String> left) {
            RollingChange rolling = new RollingChange(cluster, progress, options.patience());
            boolean resumed = change.roll().targets().containsAll(left)
                    && left.stream().noneMatch(change.roll().done()::contains);
            Roll roll = resumed ? rolling.resume(change, options.roll()) : Roll.of(left, options.roll());
            change = change.with(roll);
            rolling.runPart(change);
            return new Round.Acted();
        }

        /** Stopped before it is saved: what was saved as stopped for good may have its metadata deleted. */
        private Round park() {
            remember();
            cluster.services().znodes(cluster.topology()).raisePartitionEpochs();
            cluster.platform().stop(controllers(), progress);
            return describe(cluster.topology().membership().with(Role.CONTROLLER::equals, Phase.ZOOKEEPER));
        }

        /** Until a broker is elected, the cluster has no controller. */
        private Round detach() {
            List<String> controllers = controllers();
            cluster.platform().stop(controllers, progress);
            cluster.services().znodes(cluster.topology()).release();
            progress.done("the controllers are stopped, /controller and /migration are deleted");
            cluster.platform().deleteStorage(cluster.topology(), controllers, progress);
            return describe(cluster.topology().membership().withoutQuorum().with(Role::isBroker, Phase.ZOOKEEPER));
        }

        private List<String> controllers() {
            return cluster.topology().membership().members().stream()
                    .filter(member -> member.role() == Role.CONTROLLER)
                    .map(Member::name)
                    .toList();
        }

        private Round retire() {
            cluster.platform()
                    .stop(nodes(Role.ZOOKEEPER).stream().map(Node::name).toList(), progress);
            save(record(
                    cluster.spec().inKraft(options.controllers()),
                    cluster.topology().membership()));
            cluster.platform().start(cluster.topology(), List.of());
            progress.done("ZooKeeper is stopped; its data stays");
            return new Round.Acted();
        }

        private Failure timedOut(String because) {
            cluster.store().journal("stopped", intent.command() + ": " + because);
            return Failure.timedOut(
                    "Nothing could be done for " + options.patience().toSeconds() + " s: " + because + ".",
                    Remedy.of("See {gregor status} and {gregor validate}; then repeat the command: it continues where"
                                    + " it stopped.")
                            .and(change.howToUndo()));
        }
    }
}

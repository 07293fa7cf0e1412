package ai.voicecore.gregor.cli.migrate;

import ai.voicecore.gregor.change.migration.MigrationChange;
import ai.voicecore.gregor.cli.option.RollingOptions;
import ai.voicecore.gregor.cli.report.JUnitXml;
import ai.voicecore.gregor.cli.report.Report;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.report.ValidationOutput;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ForeignCluster;
import ai.voicecore.gregor.cli.wiring.Target;
import ai.voicecore.gregor.cli.wiring.Target.OwnCluster;
import ai.voicecore.gregor.cli.wiring.TargetCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.validation.BeforeMigration;
import ai.voicecore.gregor.validation.ClientStartup;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description = "Checks whether the cluster can go over from ZooKeeper to KRaft, and prints what would be done."
                + " Changes nothing. Exit code 3 if something stands in the way.")
public final class MigratePlanCommand extends TargetCommand {
    @Mixin
    private ReportFormat format = new ReportFormat();

    @Option(
            names = "--zookeeper",
            paramLabel = "HOST:PORT,…",
            description = "zookeeper.connect of a cluster that Gregor has not deployed; with --bootstrap-servers.")
    private @Nullable String zooKeeper;

    @Mixin
    private ControllersOption controllers = new ControllersOption();

    @Override
    public ExitCode call() {
        Target target = target();
        return switch (target) {
            case OwnCluster own -> own(own.cluster());
            case ForeignCluster foreign -> foreign(foreign);
        };
    }

    private ExitCode foreign(ForeignCluster foreign) {
        String addresses = zooKeeper;
        if (addresses == null) {
            throw InvalidSpec.of(
                    "--zookeeper",
                    "is missing, and brokers do not tell it.",
                    "Add their zookeeper.connect: --zookeeper HOST:PORT");
        }
        return format.print(
                new ValidationOutput(
                        foreign.looking(() -> foreign.beforeMigration(addresses).run(stop(), ClientStartup.COMPLETE))),
                console());
    }

    private ExitCode own(Cluster cluster) {
        if (cluster.spec().mode() == Mode.KRAFT) {
            throw Failure.refused("The cluster uses KRaft already.", "See {gregor status}.");
        }
        if (cluster.topology().membership().isMigrating()) {
            throw Failure.refused("The migration has begun.", "See {gregor migrate status}.");
        }
        MigrationChange change = new MigrationChange(
                cluster,
                wiring()::described,
                new MigrationChange.Options(
                        controllers.number(), new RollingOptions().roll(), new RollingOptions().timeout(), Set.of()),
                console());
        Cluster with = change.withControllers();
        ValidationOutput checks = new ValidationOutput(
                BeforeMigration.of(cluster, with, false, console()).run(stop(), ClientStartup.COMPLETE));
        return format.print(new PlanReport(checks, steps(with)), console());
    }

    /** The checks, and what would be done. */
    private record PlanReport(ValidationOutput checks, List<String> steps) implements Report {
        @Override
        public boolean holds() {
            return checks.holds();
        }

        @Override
        public String text(Console console) {
            return checks.text(console) + "\n" + String.join("\n", steps);
        }

        @Override
        public Object tree(ClusterOptions named) {
            return Data.tree("checks", checks.tree(named), "steps", steps);
        }

        @Override
        public JUnitXml junit(ClusterOptions named) {
            return checks.junit(named);
        }
    }

    private static List<String> steps(Cluster with) {
        String controllers = names(with, Role.CONTROLLER);
        String brokers = names(with, Role.BROKER);
        String restarts = restarts(with);
        return List.of(
                "gregor migrate start would",
                "- start " + controllers + " with the migration flag",
                "- restart one after the other, to register with them" + restarts + ": " + brokers,
                "- wait until the controllers have copied the metadata",
                "- restart one after the other, to use KRaft" + restarts + ": " + brokers,
                "and stop there: everything is written to ZooKeeper too, and gregor migrate rollback leads back.",
                "gregor migrate finalize would, without a way back,",
                "- restart one after the other, without ZooKeeper: " + controllers,
                "- stop, keeping the data: " + names(with, Role.ZOOKEEPER));
    }

    /** How long it takes to restart the brokers: each about as long to stop as it took to start. */
    private static String restarts(Cluster cluster) {
        List<Node> brokers = cluster.topology().nodes(Role.BROKER::equals).toList();
        List<Duration> starts = cluster.services().states(cluster.topology()).ofAll(brokers).stream()
                .flatMap(state -> state.readyAfter().stream())
                .toList();
        if (starts.size() < brokers.size()) {
            return "";
        }
        Duration all = starts.stream().reduce(Duration.ZERO, Duration::plus);
        return ", in about " + all.multipliedBy(2).toSeconds() + " s (their last starts took "
                + starts.stream()
                        .map(start -> String.format(Locale.ROOT, "%.1f s", start.toMillis() / 1e3))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String names(Cluster cluster, Role role) {
        return cluster.topology().nodes(role::equals).map(Node::name).collect(Collectors.joining(", "));
    }
}

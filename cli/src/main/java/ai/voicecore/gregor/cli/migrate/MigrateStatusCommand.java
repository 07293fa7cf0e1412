package ai.voicecore.gregor.cli.migrate;

import ai.voicecore.gregor.change.Change;
import ai.voicecore.gregor.change.ChangeMemory;
import ai.voicecore.gregor.change.migration.FactsReader;
import ai.voicecore.gregor.change.migration.MigrationRecord;
import ai.voicecore.gregor.cli.report.StatusFormat;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.ClusterCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.migration.Intent;
import ai.voicecore.gregor.migration.MigrationFacts;
import ai.voicecore.gregor.migration.Outlook;
import ai.voicecore.gregor.migration.Standing;
import ai.voicecore.gregor.snapshot.zookeeper.ZkMigration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description =
                "Prints how far the cluster has come from ZooKeeper to KRaft, what it waits for, and what comes next.")
public final class MigrateStatusCommand extends ClusterCommand {
    @Mixin
    private StatusFormat format = new StatusFormat();

    /** The cluster is read anew each time: another process changes its description. */
    private record State(Cluster cluster, MigrationFacts facts, Outlook outlook, Optional<Instant> since) {
        static State of(Cluster cluster) {
            MigrationFacts facts = new FactsReader(cluster).read();
            Optional<Intent> begun =
                    new ChangeMemory(cluster.store()).unfinishedMigration().map(Change.Migration::intent);
            Outlook outlook = Outlook.of(facts, begun);
            return new State(
                    cluster,
                    facts,
                    outlook,
                    MigrationRecord.read(cluster.store())
                            .filter(saved -> saved.stage() == outlook.stage())
                            .map(MigrationRecord::since));
        }
    }

    @Override
    public ExitCode call() {
        format.print(() -> State.of(deployed()), new StatusFormat.Printed<>(this::text, this::tree), console(), stop());
        return ExitCode.DONE;
    }

    private String text(State state) {
        MigrationFacts facts = state.facts();
        Outlook outlook = state.outlook();
        Table table = new Table("NODE", "RUNS WITH", "DESCRIBED WITH", "DETAIL");
        nodes(facts)
                .forEach(node -> table.row(
                        node.name(),
                        phase(node),
                        node.described().name().toLowerCase(Locale.ROOT),
                        node.ready() ? "" : node.detail().isEmpty() ? "not ready" : node.detail()));
        return state.cluster().spec().name() + ": " + outlook.stage() + ", "
                + outlook.stage().sentence()
                + state.since()
                        .map(since -> ", since " + since.truncatedTo(ChronoUnit.SECONDS))
                        .orElse("") + "\n"
                + outlook.waitsFor()
                        .map(because -> "waits for: " + because + "\n")
                        .orElse("")
                + (lag(facts).isPresent()
                        ? "not yet written to ZooKeeper: " + lag(facts).getAsLong() + " records\n"
                        : "")
                + "next: " + console().text(outlook.next()) + "\n" + table;
    }

    private static String phase(Standing node) {
        return node.said().map(ZkMigration::phase).orElse("");
    }

    private static List<Standing> nodes(MigrationFacts facts) {
        return Stream.concat(facts.controllers().stream(), facts.brokers().stream())
                .toList();
    }

    private static OptionalLong lag(MigrationFacts facts) {
        return facts.active().map(ZkMigration::lag).orElse(OptionalLong.empty());
    }

    private Object tree(State state) {
        MigrationFacts facts = state.facts();
        Outlook outlook = state.outlook();
        OptionalLong lag = lag(facts);
        return Data.tree(
                "cluster", state.cluster().spec().name(),
                "stage", outlook.stage().name(),
                "sentence", outlook.stage().sentence(),
                "since", state.since().map(Instant::toString),
                "waitsFor", outlook.waitsFor(),
                "active",
                        facts.controllers().stream()
                                .filter(Standing::leads)
                                .map(Standing::name)
                                .findFirst(),
                "lag", lag.isPresent() ? lag.getAsLong() : null,
                "next", console().text(outlook.next()),
                "nodes", nodes(facts).stream().map(MigrateStatusCommand::tree).toList());
    }

    private static Object tree(Standing node) {
        return Data.tree(
                "name", node.name(),
                "runsWith", node.said().map(ZkMigration::phase),
                "describedWith", node.described().name().toLowerCase(Locale.ROOT),
                "ready", node.ready(),
                "detail", node.detail());
    }
}

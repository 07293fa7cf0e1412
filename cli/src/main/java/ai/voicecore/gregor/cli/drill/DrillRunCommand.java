package ai.voicecore.gregor.cli.drill;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.change.StartChecks;
import ai.voicecore.gregor.cli.option.AuditRate;
import ai.voicecore.gregor.cli.report.DrillReport;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ClusterCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.drill.Drill;
import ai.voicecore.gregor.drill.DrillContext;
import ai.voicecore.gregor.drill.DrillContext.Possibility;
import ai.voicecore.gregor.drill.DrillResult;
import ai.voicecore.gregor.drill.DrillRun;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.validation.Validation;
import ai.voicecore.gregor.validation.ValidationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Injects one fault under a verified load, mends it, waits until the cluster is healthy,"
                + " and validates. Exit code 3 if a record is lost, duplicated or out of order, or the cluster"
                + " did not recover.")
public final class DrillRunCommand extends ClusterCommand {
    private static final String ALL = "all";

    @Mixin
    private ReportFormat format = new ReportFormat();

    @Mixin
    private AuditRate rate = new AuditRate();

    @Parameters(
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private String name = ALL;

    static final class Names extends ArrayList<String> {
        Names() {
            super(Stream.concat(Stream.of(Drill.values()).map(Drill::word), Stream.of(ALL))
                    .toList());
        }
    }

    @Override
    public ExitCode call() {
        List<Drill> drills = chosen();
        Cluster cluster = deployed();
        return new ExclusiveChange(cluster, console()).run("drill run " + name, () -> run(cluster, drills));
    }

    private ExitCode run(Cluster cluster, List<Drill> drills) {
        cluster.changeControl()
                .faults()
                .mendLeftovers()
                .forEach(what -> console().done("mended the fault of an earlier drill: " + what));
        List<DrillReport.Outcome> outcomes = new ArrayList<>();
        for (Drill drill : drills) {
            outcomes.add(drills.size() == 1 ? run(cluster, drill) : runOneOfMany(cluster, drill));
        }
        return format.print(new DrillReport(cluster.spec().name(), outcomes), console());
    }

    private List<Drill> chosen() {
        if (name.equals(ALL)) {
            return List.of(Drill.values());
        }
        return List.of(Drill.of(name)
                .orElseThrow(() -> Failure.refused(
                        "There is no drill " + name + ".",
                        "Drills: " + Stream.of(Drill.values()).map(Drill::word).collect(Collectors.joining(", "))
                                + ".")));
    }

    /** The report has every drill, even if an earlier one failed. */
    private DrillReport.Outcome runOneOfMany(Cluster cluster, Drill drill) {
        try {
            return run(cluster, drill);
        } catch (Failure e) {
            console().done(drill.word() + ": " + e.getMessage());
            return new DrillReport.NotRun(drill, true, String.valueOf(e.getMessage()));
        }
    }

    private DrillReport.Outcome run(Cluster cluster, Drill drill) {
        Possibility here = possibility(cluster, drill);
        if (here.plan().isEmpty()) {
            console().done(drill.word() + ": not possible here: " + here.obstacle());
            return new DrillReport.NotRun(drill, false, here.obstacle());
        }
        console().done(drill.word() + ": " + here.plan().get().fault().sentence());
        AtomicReference<DrillResult> result = new AtomicReference<>();
        AuditReport audit = context()
                .underAudit(cluster, rate.perSecond())
                .run((load, cleanup) ->
                        result.set(new DrillRun(DrillListCommand.scene(cluster), cleanup::perform, console(), stop())
                                .run(drill, here.plan().get(), load)));
        ValidationReport validation = Validation.run(cluster, console());
        return new DrillReport.Done(result.get(), audit, validation);
    }

    /** No fault is injected into a cluster that is not healthy. */
    private Possibility possibility(Cluster cluster, Drill drill) {
        try (ClusterAdmin admin = cluster.admin()) {
            DrillContext scene = DrillListCommand.scene(cluster);
            scene.platform().observe().stream()
                    .filter(status -> !status.isReady())
                    .findFirst()
                    .ifPresent(status -> {
                        throw new Failure(
                                status.name() + " is not ready, and nothing is broken on purpose before it is.",
                                "See what is wrong with: {gregor validate}");
                    });
            StartChecks.asTheyAre(cluster, cluster.topology().nodes()).stream()
                    .findFirst()
                    .ifPresent(node -> {
                        throw new Failure(
                                node.node()
                                        + " would not start again, and nothing is broken on purpose before it would: "
                                        + node.because() + ".",
                                node.remedy());
                    });
            if (admin.view().underReplicated() > 0) {
                throw new Failure(
                        "Replicas are not in sync, and nothing is broken on purpose before they are.",
                        "See which with: {gregor validate}");
            }
            return scene.possibility(drill, scene.askStates());
        }
    }
}

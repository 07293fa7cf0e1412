package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.change.Change;
import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.change.RestartChange;
import ai.voicecore.gregor.cli.audit.AuditOption;
import ai.voicecore.gregor.cli.option.RollingOptions;
import ai.voicecore.gregor.cli.report.ChangeReport;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.terminal.Durations;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.ClusterCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.rolling.RollingOrder;
import ai.voicecore.gregor.rolling.RollingOrder.Place;
import ai.voicecore.gregor.rolling.RollingPolicy;
import ai.voicecore.gregor.rolling.Situation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "restart",
        description =
                "Restarts the nodes one after the other, so that no partition falls below its min ISR and no quorum"
                        + " loses its majority. After an interruption the same command continues where it stopped.")
public final class RestartCommand extends ClusterCommand {
    @Mixin
    private RollingOptions rolling = new RollingOptions();

    @Mixin
    private AuditOption audit = new AuditOption();

    @Mixin
    private ReportFormat format = new ReportFormat();

    @Option(names = "--only", paramLabel = "NODE", split = ",", description = "Restart these nodes only.")
    private List<String> only = List.of();

    @Option(names = "--dry-run", description = "Print the order with its reasons and obstacles, and stop.")
    private boolean dryRun;

    @Option(names = "--afresh", description = "Begin again, ignoring the progress of an interrupted change.")
    private boolean afresh;

    @Override
    public ExitCode call() {
        Cluster cluster = deployed();
        RestartChange change = new RestartChange(
                cluster, new RestartChange.Options(only, afresh, rolling.roll(), rolling.timeout()), console());
        if (dryRun) {
            Roll todo = change.todo();
            return print(todo, change.rolling().look(todo));
        }
        return new ExclusiveChange(cluster, console())
                .resumable(Change.Restart.COMMAND, () -> restart(cluster, change));
    }

    private ExitCode restart(Cluster cluster, RestartChange change) {
        Roll todo = change.todo();
        ChangeReport made = audit.runUnderAudit(context(), cluster, () -> change.run(todo));
        String done = todo.targets().size() - todo.done().size() + " nodes restarted in "
                + Durations.seconds(made.took()) + ".";
        return format.print(made.with(List.of(done), Optional.empty()), console());
    }

    private ExitCode print(Roll roll, Situation now) {
        Map<String, String> obstacles = RollingPolicy.obstacles(roll, now);
        Table table = new Table("NODE", "WHY IN THIS PLACE", "COULD BE STOPPED NOW");
        for (Place place : RollingOrder.of(
                node -> roll.targets().contains(node.name()) && !roll.done().contains(node.name()), now)) {
            table.row(
                    place.node().name(),
                    place.reason(),
                    obstacles.containsKey(place.node().name())
                            ? "no: " + obstacles.get(place.node().name())
                            : "yes");
        }
        console().answer(table.toString());
        return obstacles.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}

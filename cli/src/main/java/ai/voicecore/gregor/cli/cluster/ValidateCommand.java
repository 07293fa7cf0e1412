package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.change.deploy.DeployPlanner;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.report.ValidationOutput;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ForeignCluster;
import ai.voicecore.gregor.cli.wiring.Target.OwnCluster;
import ai.voicecore.gregor.cli.wiring.TargetCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.validation.ClientStartup;
import ai.voicecore.gregor.validation.Validation;
import ai.voicecore.gregor.validation.ValidationReport;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "validate",
        description =
                "Checks that the cluster works, with evidence. Exit code 3 if it does not. On a cluster that Gregor has not"
                        + " deployed (--bootstrap-servers) only the checks that need nothing but the brokers are run.")
public final class ValidateCommand extends TargetCommand {
    @Mixin
    private ReportFormat format = new ReportFormat();

    @Override
    public ExitCode call() {
        ValidationReport report = switch (target()) {
            case OwnCluster own -> proven(own.cluster());
            case ForeignCluster foreign ->
                foreign.looking(() -> foreign.validation().run(stop(), ClientStartup.COMPLETE));
        };
        return format.print(new ValidationOutput(report), console());
    }

    private ValidationReport proven(Cluster cluster) {
        refuseWhereNothingRuns(cluster);
        return Validation.run(cluster, console());
    }

    /** Without this every check would time out on brokers that were never started. */
    private static void refuseWhereNothingRuns(Cluster cluster) {
        List<NodeStatus> nodes = cluster.platform().observe();
        if (!DeployPlanner.isRunning(nodes)) {
            throw Failure.unreachable(
                    "Cluster " + cluster.spec().name() + " is stopped: none of its " + nodes.size() + " nodes runs.",
                    "Start it with: {gregor deploy}");
        }
    }
}

package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.change.deploy.DeployPlanner;
import ai.voicecore.gregor.cli.option.ClusterOption;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.report.ValidationAnswer;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.validation.ValidationRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the checks. */
@Command(name = "validate", description = "Checks that the cluster works, with evidence. Exit code 3 if it does not.")
public final class ValidateCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private ClusterOption cluster = new ClusterOption();

    @Mixin
    private ReportFormat format = new ReportFormat();

    public ValidateCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Cluster deployed = context.wiring().deployed(cluster);
        refuseWhereNothingRuns(deployed);
        return ValidationAnswer.print(ValidationRun.run(deployed, context.console()), format, context.console());
    }

    /** Without this every check would time out on brokers that were never started. */
    private static void refuseWhereNothingRuns(Cluster cluster) {
        List<NodeStatus> nodes = cluster.platform().observe();
        if (!DeployPlanner.isRunning(nodes)) {
            throw PlatformFailure.unreachable(
                    "Cluster " + cluster.spec().name() + " is stopped: none of its " + nodes.size() + " nodes runs.",
                    "Start it with: gregor deploy");
        }
    }
}

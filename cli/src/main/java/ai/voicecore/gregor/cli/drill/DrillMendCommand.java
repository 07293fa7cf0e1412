package ai.voicecore.gregor.cli.drill;

import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.cli.option.ClusterOption;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cluster.Cluster;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Mends what a killed drill has left. */
@Command(
        name = "mend",
        description =
                "Puts back what a drill that was killed (not by Ctrl-C: that mends) has left broken."
                        + " The next command on the machine of the drill does so, and on another the next that changes the cluster.")
public final class DrillMendCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private ClusterOption option = new ClusterOption();

    public DrillMendCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Cluster cluster = context.wiring().mendingNothing().deployed(option);
        List<String> mended = new ExclusiveChange(cluster, context.console())
                .runExclusively(
                        "drill mend", () -> cluster.changeControl().faults().mendLeftovers());
        context.console().answer(mended.isEmpty() ? "Nothing was left broken by a drill." : String.join("\n", mended));
        return ExitCode.DONE;
    }
}

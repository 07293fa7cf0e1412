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
        description = "Mends the fault that a killed drill has left (Ctrl-C mends it by itself). The next command on"
                + " the drill's machine also mends it; on other machines the next command that changes"
                + " the cluster does.")
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
        context.console().answer(mended.isEmpty() ? "No drill has left a fault." : String.join("\n", mended));
        return ExitCode.DONE;
    }
}

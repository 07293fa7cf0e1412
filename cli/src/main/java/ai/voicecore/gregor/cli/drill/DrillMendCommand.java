package ai.voicecore.gregor.cli.drill;

import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ClusterCommand;
import ai.voicecore.gregor.cluster.Cluster;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "mend",
        description = "Mends the fault that a killed drill has left (Ctrl-C mends it by itself). The next command on"
                + " the drill's machine also mends it; on other machines the next command that changes"
                + " the cluster does.")
public final class DrillMendCommand extends ClusterCommand {
    @Override
    public ExitCode call() {
        wiring().mendingNothing();
        Cluster cluster = deployed();
        List<String> mended = new ExclusiveChange(cluster, console())
                .runExclusively(
                        "drill mend", () -> cluster.changeControl().faults().mendLeftovers());
        return answered(mended.isEmpty() ? "No drill has left a fault." : String.join("\n", mended));
    }
}

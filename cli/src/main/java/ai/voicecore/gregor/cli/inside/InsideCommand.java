package ai.voicecore.gregor.cli.inside;

import ai.voicecore.gregor.cli.wiring.CommandGroup;
import ai.voicecore.gregor.cli.wiring.Context;
import picocli.CommandLine.Command;

/** Commands that run in a pod of the cluster. */
@Command(
        name = "inside",
        description = "What Gregor does in a pod: it asks the nodes, and needs neither kubeconfig nor rights.")
public final class InsideCommand extends CommandGroup {
    public InsideCommand(Context context) {
        super(context);
    }
}

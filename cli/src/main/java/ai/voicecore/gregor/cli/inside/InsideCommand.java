package ai.voicecore.gregor.cli.inside;

import ai.voicecore.gregor.cli.wiring.CommandGroup;
import ai.voicecore.gregor.cli.wiring.Context;
import picocli.CommandLine.Command;

/** Commands that run in a pod of the cluster. */
@Command(
        name = "inside",
        description = "Commands for a pod: they ask only the nodes, and need no kubeconfig and no permissions.")
public final class InsideCommand extends CommandGroup {
    public InsideCommand(Context context) {
        super(context);
    }
}

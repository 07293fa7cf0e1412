package ai.voicecore.gregor.cli;

import picocli.CommandLine.Command;

/** What is done in a pod of the cluster. */
@Command(
        name = "inside",
        description = "What Gregor does in a pod: it asks the nodes, and needs neither kubeconfig nor rights.")
final class InsideCommand extends CommandGroup {
    InsideCommand(Context context) {
        super(context);
    }
}

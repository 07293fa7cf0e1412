package ai.voicecore.gregor.cli;

import picocli.CommandLine.Command;

/** The commands about topics. */
@Command(
        name = "topics",
        synopsisSubcommandLabel = "COMMAND",
        description = "Compares topics with how they are declared, and makes them so.")
final class TopicsCommand extends CommandGroup {
    TopicsCommand(Context context) {
        super(context);
    }
}

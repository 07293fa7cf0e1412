package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.cli.wiring.CommandGroup;
import ai.voicecore.gregor.cli.wiring.Context;
import picocli.CommandLine.Command;

/** The commands about topics. */
@Command(
        name = "topics",
        synopsisSubcommandLabel = "COMMAND",
        description = "Compares topics with the spec, and changes them.")
public final class TopicsCommand extends CommandGroup {
    public TopicsCommand(Context context) {
        super(context);
    }
}

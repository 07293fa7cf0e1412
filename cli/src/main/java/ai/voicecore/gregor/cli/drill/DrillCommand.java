package ai.voicecore.gregor.cli.drill;

import ai.voicecore.gregor.cli.wiring.CommandGroup;
import ai.voicecore.gregor.cli.wiring.Context;
import picocli.CommandLine.Command;

/** Fault injection. */
@Command(
        name = "drill",
        synopsisSubcommandLabel = "COMMAND",
        description = "Breaks something on purpose under a verified load, and watches what comes of it.")
public final class DrillCommand extends CommandGroup {
    public DrillCommand(Context context) {
        super(context);
    }
}

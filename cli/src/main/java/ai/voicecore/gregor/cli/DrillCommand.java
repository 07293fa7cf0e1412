package ai.voicecore.gregor.cli;

import picocli.CommandLine.Command;

/** Faults on purpose. */
@Command(
        name = "drill",
        synopsisSubcommandLabel = "COMMAND",
        description = "Breaks something on purpose under a verified load, and watches what comes of it.")
final class DrillCommand extends CommandGroup {
    DrillCommand(Context context) {
        super(context);
    }
}

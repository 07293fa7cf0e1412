package ai.voicecore.gregor.cli.drill;

import ai.voicecore.gregor.cli.wiring.CommandGroup;
import ai.voicecore.gregor.cli.wiring.Context;
import picocli.CommandLine.Command;

/** Fault injection. */
@Command(
        name = "drill",
        synopsisSubcommandLabel = "COMMAND",
        description = "Injects faults under a verified load, and reports the effects.")
public final class DrillCommand extends CommandGroup {
    public DrillCommand(Context context) {
        super(context);
    }
}

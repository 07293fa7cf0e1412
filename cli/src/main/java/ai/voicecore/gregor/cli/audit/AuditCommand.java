package ai.voicecore.gregor.cli.audit;

import ai.voicecore.gregor.cli.wiring.CommandGroup;
import ai.voicecore.gregor.cli.wiring.Context;
import picocli.CommandLine.Command;

/** Verified load. */
@Command(
        name = "audit",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs a load and verifies every record of it.")
public final class AuditCommand extends CommandGroup {
    public AuditCommand(Context context) {
        super(context);
    }
}

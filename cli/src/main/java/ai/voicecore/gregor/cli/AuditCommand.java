package ai.voicecore.gregor.cli;

import picocli.CommandLine.Command;

/** Verified load. */
@Command(
        name = "audit",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs a load whose every record is looked for afterwards.")
final class AuditCommand extends CommandGroup {
    AuditCommand(Context context) {
        super(context);
    }
}

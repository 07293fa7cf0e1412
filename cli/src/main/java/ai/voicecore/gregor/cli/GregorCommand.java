package ai.voicecore.gregor.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command tree. */
@Command(
        name = "gregor",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        description = "Runs Apache Kafka, coordinated by ZooKeeper or by KRaft, and proves that it works.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:bad usage or bad spec; nothing was started",
            "3:findings: a check did not hold",
            "4:unreachable",
            "5:timed out",
            "130:interrupted"
        })
final class GregorCommand extends CommandGroup {
    GregorCommand(Context context) {
        super(context);
    }
}

package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.cli.wiring.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The root of the command tree. */
@Command(
        name = "gregor",
        versionProvider = Version.class,
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
final class GregorCommand extends ContextCommand {
    /** Picocli uses both of these annotations. */
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help message and exit.")
    private boolean help;

    /** Only of the root command: after a subcommand a version means a Kafka version. */
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print Gregor's own version and exit.")
    private boolean version;

    @Override
    public ExitCode call() {
        return helped();
    }
}

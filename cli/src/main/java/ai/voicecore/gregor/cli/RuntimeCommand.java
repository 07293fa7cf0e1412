package ai.voicecore.gregor.cli;

import picocli.CommandLine.Command;

/** The runtimes that nodes run. */
@Command(
        name = "runtime",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Lists and installs the versions of Kafka and of the registry that nodes run, and makes them start quicker.")
final class RuntimeCommand extends CommandGroup {
    RuntimeCommand(Context context) {
        super(context);
    }
}

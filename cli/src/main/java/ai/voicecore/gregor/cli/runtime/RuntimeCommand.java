package ai.voicecore.gregor.cli.runtime;

import ai.voicecore.gregor.cli.wiring.CommandGroup;
import ai.voicecore.gregor.cli.wiring.Context;
import picocli.CommandLine.Command;

/** The runtimes that nodes run. */
@Command(
        name = "runtime",
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists and installs the versions of Kafka and of the registry, and creates class-data archives.")
public final class RuntimeCommand extends CommandGroup {
    public RuntimeCommand(Context context) {
        super(context);
    }
}

package ai.voicecore.gregor.cli.runtime;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.failure.Remedy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates class-data archives; the first deploy does it in the background. */
@Command(
        name = "archive",
        description =
                "Creates the missing class-data archives of a cluster's nodes on this machine; nodes start faster with them.")
public final class RuntimeArchiveCommand extends ContextCommand {
    @Option(names = "--name", paramLabel = "NAME", description = "Name of the cluster, if there are several.")
    private @Nullable String name;

    @Override
    public ExitCode call() {
        wiring().makeArchives(Optional.ofNullable(name), console());
        Remedy next = Remedy.of("Nodes use their archives from their next start on: {gregor restart}.");
        return answered(console().text(next));
    }
}

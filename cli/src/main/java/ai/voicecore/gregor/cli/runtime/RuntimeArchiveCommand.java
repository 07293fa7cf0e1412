package ai.voicecore.gregor.cli.runtime;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.Context;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates class-data archives; the first deploy does it in the background. */
@Command(
        name = "archive",
        description =
                "Makes the class-data archives that a cluster's nodes on this machine lack: they start quicker with them.")
public final class RuntimeArchiveCommand implements Callable<ExitCode> {
    private final Context context;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the cluster, if there are several.")
    private @Nullable String name;

    public RuntimeArchiveCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        context.wiring().makeArchives(Optional.ofNullable(name), context.console());
        context.console().answer("Nodes use their archives from their next start on: gregor restart.");
        return ExitCode.DONE;
    }
}

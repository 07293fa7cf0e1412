package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only groups subcommands; without one it prints its help. */
public abstract class CommandGroup implements Callable<ExitCode> {
    private final Context context;

    @Spec
    private @Nullable CommandSpec spec;

    public CommandGroup(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        String help = Objects.requireNonNull(spec).commandLine().getUsageMessage();
        context.console().answer(help.stripTrailing());
        return ExitCode.DONE;
    }
}

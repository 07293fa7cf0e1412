package ai.voicecore.gregor.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The runtimes that nodes run; by itself it prints its help. */
@Command(
        name = "runtime",
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists and installs the versions of Kafka and of the registry that nodes run.")
final class RuntimeCommand implements Callable<ExitCode> {
    private final Context context;

    @Spec
    private @Nullable CommandSpec spec;

    RuntimeCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        context.console()
                .answer(Objects.requireNonNull(spec)
                        .commandLine()
                        .getUsageMessage()
                        .stripTrailing());
        return ExitCode.DONE;
    }
}

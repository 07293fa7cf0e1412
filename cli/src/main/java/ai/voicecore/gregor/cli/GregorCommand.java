package ai.voicecore.gregor.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of the command tree; by itself it prints its help. */
@Command(
        name = "gregor",
        version = "gregor 0.1.0",
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
final class GregorCommand implements Callable<ExitCode> {
    private final Context context;

    @Spec
    private @Nullable CommandSpec spec;

    GregorCommand(Context context) {
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

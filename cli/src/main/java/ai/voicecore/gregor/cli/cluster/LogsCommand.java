package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.cli.option.ClusterOption;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.spec.InvalidSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the last lines of a node's log. */
@Command(name = "logs", description = "Prints the end of a node's log.")
public final class LogsCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private ClusterOption option = new ClusterOption();

    @Parameters(paramLabel = "NODE", description = "As gregor status names it, for example kafka-0.")
    private String node = "";

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "How many lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    public LogsCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        if (lines < 1) {
            throw InvalidSpec.of("--lines", "is " + lines + ".", "Write how many, at least 1.");
        }
        Cluster cluster = context.wiring().deployed(option);
        context.console().answer(String.join("\n", cluster.platform().logs(node, lines)));
        return ExitCode.DONE;
    }
}

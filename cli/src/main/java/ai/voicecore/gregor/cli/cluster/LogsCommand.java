package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ClusterCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.spec.InvalidSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints the end of a node's log.")
public final class LogsCommand extends ClusterCommand {
    @Parameters(paramLabel = "NODE", description = "As gregor status names it, for example kafka-0.")
    private String node = "";

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "How many lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public ExitCode call() {
        if (lines < 1) {
            throw InvalidSpec.of("--lines", "is " + lines + ".", "Write how many, at least 1.");
        }
        Cluster cluster = deployed();
        return answered(String.join("\n", cluster.platform().logs(node, lines)));
    }
}

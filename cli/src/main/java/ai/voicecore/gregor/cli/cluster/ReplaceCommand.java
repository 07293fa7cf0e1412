package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.change.Replacement;
import ai.voicecore.gregor.cli.option.MovingOptions;
import ai.voicecore.gregor.cli.terminal.Durations;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ClusterCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.topology.Node;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replace",
        description = "Replaces a lost broker, controller or ZooKeeper server by an empty one with the same name: the"
                + " rest of its storage is deleted, and it copies its data from the others. Refused if"
                + " no other broker has all records of a partition.")
public final class ReplaceCommand extends ClusterCommand {
    @Mixin
    private MovingOptions moving = new MovingOptions();

    @Parameters(paramLabel = "NODE", description = "The node that is lost, as gregor status names it.")
    private String name = "";

    @Option(names = "--dry-run", description = "Print what would be done, and stop.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Durations.class,
            defaultValue = "300s",
            description = "How long the empty node may take to start (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(5);

    @Override
    public ExitCode call() {
        Cluster cluster = deployed();
        Node node = cluster.topology()
                .node(name)
                .orElseThrow(() -> Node.unknown(
                        name,
                        cluster.topology().nodes().stream().map(Node::name).toList()));
        if (dryRun) {
            return answered(describe(cluster, node));
        }
        return new ExclusiveChange(cluster, console()).resumable("replace " + name, () -> replace(cluster, node));
    }

    private String describe(Cluster cluster, Node node) {
        return replacement(cluster).empties(node)
                ? "- delete what " + cluster.platform().storage(node) + " holds\n- start " + name
                        + " with empty storage\n- wait until it is in sync again"
                : name + " runs and is registered: its storage would stay as it is.";
    }

    private ExitCode replace(Cluster cluster, Node node) {
        Replacement replacement = replacement(cluster);
        boolean empties = replacement.empties(node);
        if (empties
                && !yes
                && !console().mayDelete("all that " + cluster.platform().storage(node) + " still holds", name)) {
            throw new Failure("Nothing was changed.", "Type the node's name to confirm, or add --yes.");
        }
        boolean emptied = replacement.run(node, empties);
        return answered(
                emptied
                        ? name + " has come back empty and is in sync again."
                        : name + " runs and is in sync; its storage was left as it is.");
    }

    private Replacement replacement(Cluster cluster) {
        return new Replacement(cluster, console(), moving.options(), timeout);
    }
}

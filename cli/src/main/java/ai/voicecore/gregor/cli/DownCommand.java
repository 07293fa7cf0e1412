package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.change.Unfinished;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a cluster. */
@Command(
        name = "down",
        description = "Stops a cluster in an orderly way. Its data stays, unless --delete-data is given.")
final class DownCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private ClusterOption option = new ClusterOption();

    @Option(names = "--delete-data", description = "Also delete everything that the cluster has stored.")
    private boolean deleteData;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    DownCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Cluster cluster = context.wiring().deployed(option);
        String name = cluster.spec().name();
        if (deleteData && !yes && !Confirmation.ask(context.console(), name)) {
            throw new PlatformFailure("Nothing was stopped or deleted.", "Without --delete-data the data stays.");
        }
        return new Changing(cluster, context.console()).resumable("down", () -> down(cluster));
    }

    private ExitCode down(Cluster cluster) {
        Topology topology = cluster.topology();
        stop(cluster, topology.nodes(Role::isClient).toList());
        stop(cluster, topology.nodes(Role::isBroker).toList());
        stop(
                cluster,
                topology.nodes(not(Role::isClient).and(not(Role::isBroker))).toList());
        cluster.platform()
                .remove(deleteData)
                .forEach(left -> context.console().done("left, because Gregor has not made it: " + left));
        if (!deleteData) {
            Unfinished.forgetRestarts(cluster.store());
            cluster.store().journal("done", "down");
        }
        String name = topology.spec().name();
        context.console()
                .answer(
                        deleteData
                                ? "Cluster " + name + " is stopped and its data deleted."
                                : "Cluster " + name
                                        + " is stopped; its data stays. Start it again with: gregor deploy");
        return ExitCode.DONE;
    }

    private static Predicate<Role> not(Predicate<Role> predicate) {
        return predicate.negate();
    }

    /** Clients first, then brokers, then whoever coordinates them: nobody loses what he still needs to end well. */
    private void stop(Cluster cluster, List<Node> nodes) {
        Set<String> running = cluster.platform().observe().stream()
                .filter(status -> !status.where().isEmpty())
                .map(NodeStatus::name)
                .collect(Collectors.toSet());
        List<String> names =
                nodes.stream().map(Node::name).filter(running::contains).toList();
        if (!names.isEmpty()) {
            context.console().doing("stopping " + String.join(", ", names));
            cluster.platform().stop(names, context.console());
        }
    }
}

package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.change.DownChange;
import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ClusterCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.Remedy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "down", description = "Stops a cluster gracefully. Its data stays, unless --delete-data is given.")
public final class DownCommand extends ClusterCommand {
    @Option(names = "--delete-data", description = "Also delete everything that the cluster has stored.")
    private boolean deleteData;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public ExitCode call() {
        Cluster cluster = deployed();
        String name = cluster.spec().name();
        if (deleteData && !yes && !console().mayDelete("all data of cluster " + name, name)) {
            throw new Failure("Nothing was stopped or deleted.", "Without --delete-data the data stays.");
        }
        return new ExclusiveChange(cluster, console()).resumable("down", () -> down(cluster));
    }

    private ExitCode down(Cluster cluster) {
        new DownChange(cluster, console())
                .run(deleteData)
                .forEach(left -> console().done("not deleted, because Gregor did not create it: " + left));
        String name = cluster.spec().name();
        Remedy way = Remedy.of(" is stopped; its data stays. Start it again with: {gregor deploy}");
        return answered("Cluster " + name
                + (deleteData ? " is stopped and its data deleted." : console().text(way)));
    }
}

package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.change.DownChange;
import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.cli.option.ClusterOption;
import ai.voicecore.gregor.cli.terminal.Confirmation;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.platform.PlatformFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a cluster. */
@Command(
        name = "down",
        description = "Stops a cluster in an orderly way. Its data stays, unless --delete-data is given.")
public final class DownCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private ClusterOption option = new ClusterOption();

    @Option(names = "--delete-data", description = "Also delete everything that the cluster has stored.")
    private boolean deleteData;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    public DownCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Cluster cluster = context.wiring().deployed(option);
        String name = cluster.spec().name();
        if (deleteData && !yes && !Confirmation.ask(context.console(), name)) {
            throw new PlatformFailure("Nothing was stopped or deleted.", "Without --delete-data the data stays.");
        }
        return new ExclusiveChange(cluster, context.console()).resumable("down", () -> down(cluster));
    }

    private ExitCode down(Cluster cluster) {
        new DownChange(cluster, context.console())
                .run(deleteData)
                .forEach(left -> context.console().done("left, because Gregor has not made it: " + left));
        String name = cluster.spec().name();
        context.console()
                .answer(
                        deleteData
                                ? "Cluster " + name + " is stopped and its data deleted."
                                : "Cluster " + name
                                        + " is stopped; its data stays. Start it again with: gregor deploy");
        return ExitCode.DONE;
    }
}

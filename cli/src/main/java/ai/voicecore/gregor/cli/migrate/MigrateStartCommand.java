package ai.voicecore.gregor.cli.migrate;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.migration.Intent;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "start",
        description = "Takes the running cluster from ZooKeeper to KRaft, up to dual write: the brokers use KRaft, and"
                + " everything is still written to ZooKeeper too, so that migrate rollback leads back. After"
                + " an interruption the same command continues where it stopped.")
public final class MigrateStartCommand extends MigrateCommand {
    @Mixin
    private ControllersOption controllers = new ControllersOption();

    @Mixin
    private AcceptLostOption acceptLost = new AcceptLostOption();

    @Override
    public ExitCode call() {
        int number = controllers.number();
        Cluster cluster = deployed();
        return run(
                cluster,
                Intent.START,
                () -> change(cluster, number, acceptLost.names()).run(Intent.START),
                () -> List.of(
                        "The cluster is in dual write. The way back: gregor migrate rollback. The end: gregor migrate finalize."));
    }
}

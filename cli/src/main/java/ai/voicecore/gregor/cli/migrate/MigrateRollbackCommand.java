package ai.voicecore.gregor.cli.migrate;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.migration.Intent;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;

@Command(
        name = "rollback",
        description = "Takes a cluster that has not been finalized back to ZooKeeper, from every stage. The KRaft"
                + " controllers and their metadata are deleted. After an interruption the same command continues"
                + " where it stopped.")
public final class MigrateRollbackCommand extends MigrateCommand {
    @Override
    public ExitCode call() {
        Cluster cluster = deployed();
        return run(
                cluster,
                Intent.ROLLBACK,
                () -> change(cluster, 0, Set.of()).run(Intent.ROLLBACK),
                () -> List.of("The cluster uses ZooKeeper only."));
    }
}

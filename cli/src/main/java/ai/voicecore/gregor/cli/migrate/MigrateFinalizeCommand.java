package ai.voicecore.gregor.cli.migrate;

import ai.voicecore.gregor.change.migration.CombineChange;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.migration.Intent;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.SpecDiff;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.topology.KafkaVersion;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "finalize",
        description = "Ends a migration that is in dual write: the controllers restart without ZooKeeper, and ZooKeeper"
                + " is stopped, keeping its data. There is no way back after it. After an interruption the same"
                + " command continues where it stopped.")
public final class MigrateFinalizeCommand extends MigrateCommand {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--combined",
            description = "Go on: upgrade to Kafka 4, and make the brokers the controllers, so that the dedicated"
                    + " controllers can be stopped.")
    private boolean combined;

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            defaultValue = ClusterSpecReader.DEFAULT_KRAFT_VERSION,
            description = "The release for --combined (default: ${DEFAULT-VALUE}).")
    private String to = ClusterSpecReader.DEFAULT_KRAFT_VERSION;

    @Mixin
    private AcceptLostOption acceptLost = new AcceptLostOption();

    @Override
    public ExitCode call() {
        Cluster cluster = deployed();
        if (combined) {
            combining(cluster).refuse();
        }
        boolean ended = cluster.spec().mode() == Mode.KRAFT;
        if (!ended
                && !yes
                && !console()
                        .mayDelete("the way back to ZooKeeper", cluster.spec().name())) {
            throw new Failure("Nothing was changed.", "Type the cluster's name to confirm, or add --yes.");
        }
        int controllers = cluster.topology().membership().controllers();
        return run(
                cluster,
                Intent.FINALIZE,
                () -> {
                    if (!ended) {
                        change(cluster, controllers, acceptLost.names()).run(Intent.FINALIZE);
                    }
                    if (combined) {
                        combining(deployed()).run();
                    }
                },
                () -> {
                    List<String> lines = new ArrayList<>();
                    lines.add(
                            combined
                                    ? "The cluster is a KRaft cluster whose brokers are the controllers."
                                    : "The cluster uses KRaft only.");
                    lines.add("Change its spec file, so that the next deploy changes nothing:");
                    lines.addAll(SpecDiff.of(cluster.spec(), deployed().spec()));
                    return lines;
                });
    }

    private CombineChange combining(Cluster cluster) {
        return new CombineChange(
                cluster,
                wiring()::described,
                new CombineChange.Options(KafkaVersion.of(to), rolling.roll(), rolling.timeout()),
                console());
    }
}

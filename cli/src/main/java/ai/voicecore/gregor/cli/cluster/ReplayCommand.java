package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.cli.terminal.Durations;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.ForeignCluster;
import ai.voicecore.gregor.cli.wiring.Target;
import ai.voicecore.gregor.cli.wiring.Target.OwnCluster;
import ai.voicecore.gregor.cli.wiring.TargetCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.replay.Replay;
import ai.voicecore.gregor.replay.ReplayInput;
import ai.voicecore.gregor.replay.ReplayResult;
import ai.voicecore.gregor.replay.ReplayResult.TopicRow;
import ai.voicecore.gregor.replay.ReplayTarget;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.topology.Topology;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = "Sends the events of a directory through the cluster with their schemas registered,"
                + " reads them back and counts them. Exit code 3 if one is missing, duplicated or out of order.")
public final class ReplayCommand extends TargetCommand {
    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Of the Schema Registry, with --bootstrap-servers; Apicurio's ends with /apis/ccompat/v7.")
    private @Nullable String registry;

    @Parameters(paramLabel = "DIR", description = "Has events.jsonl and schemas/, as examples/voicecore.")
    private Path directory = Path.of("");

    @Override
    public ExitCode call() {
        refuseRegistryOfItsOwn();
        Target target = target();
        ReplayInput input = ReplayInput.read(directory);
        ReplayResult result = target.looking(() -> new Replay(input, destination(target), console()).run());
        console().answer(text(result));
        return result.clean() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /** Which registry a cluster of Gregor's has, its spec says; others' brokers do not say it. */
    private void refuseRegistryOfItsOwn() {
        if (isForeign() && registry == null) {
            throw InvalidSpec.of(
                    "--registry",
                    "is missing: brokers do not tell where the Schema Registry is, and a replay registers its schemas.",
                    "Add --registry URL.");
        }
        if (!isForeign() && registry != null) {
            throw InvalidSpec.of(
                    "--registry",
                    "is for a cluster that Gregor has not deployed.",
                    "Leave it out, or add --bootstrap-servers HOST:PORT.");
        }
    }

    private ReplayTarget destination(Target target) {
        return switch (target) {
            case OwnCluster own -> destination(own.cluster());
            case ForeignCluster foreign ->
                new ReplayTarget(foreign.brokers().access(), foreign.registry(String.valueOf(registry)), Set.of());
        };
    }

    private static ReplayTarget destination(Cluster cluster) {
        Topology topology = cluster.topology();
        if (topology.registryUrl().isEmpty()) {
            throw new Failure("This cluster has no Schema Registry.", "Write `registry: {enabled: true}` in its spec.");
        }
        return new ReplayTarget(
                topology.access(),
                cluster.services().registry(topology),
                topology.spec().exactlyOnceTopics());
    }

    private static String text(ReplayResult result) {
        Table table = new Table("TOPIC", "WRITTEN", "SENT", "READ", "MISSING", "DUPLICATED", "OUT OF ORDER", "CHANGED");
        for (TopicRow row : result.topics()) {
            table.row(
                    row.topic(),
                    row.exactlyOnce() ? "exactly once" : "idempotent",
                    row.sent(),
                    row.read(),
                    row.missing(),
                    row.duplicated(),
                    row.outOfOrder(),
                    row.changed());
        }
        return table + "\n" + result.sent() + " events sent and " + result.read() + " read back in "
                + Durations.seconds(result.duration()) + ": "
                + (result.clean() ? "each once, unchanged and in order" : "NOT as they were sent");
    }
}

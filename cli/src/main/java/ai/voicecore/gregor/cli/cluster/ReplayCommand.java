package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.cli.option.ClusterOption;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.replay.Replay;
import ai.voicecore.gregor.replay.ReplayInput;
import ai.voicecore.gregor.replay.ReplayResult;
import ai.voicecore.gregor.replay.ReplayTarget;
import ai.voicecore.gregor.replay.TopicRow;
import ai.voicecore.gregor.spec.TopicSpec;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Produces the events of a file and reads them back. */
@Command(
        name = "replay",
        description = "Sends the events of a directory through the cluster with their schemas registered,"
                + " reads them back and counts them. Exit code 3 if one is missing, doubled or out of order.")
public final class ReplayCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private ClusterOption option = new ClusterOption();

    @Parameters(paramLabel = "DIR", description = "Has events.jsonl and schemas/, as examples/voicecore.")
    private Path directory = Path.of("");

    public ReplayCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Cluster cluster = context.wiring().deployed(option);
        ReplayInput input = ReplayInput.read(directory);
        Set<String> exactlyOnce = cluster.spec().topics().stream()
                .filter(TopicSpec::exactlyOnce)
                .map(TopicSpec::name)
                .collect(Collectors.toSet());
        if (cluster.topology().registryUrl().isEmpty()) {
            throw new PlatformFailure(
                    "This cluster has no Schema Registry.", "Write `registry: {enabled: true}` in its spec.");
        }
        ReplayTarget target = new ReplayTarget(
                cluster.topology().access(), cluster.services().registry(cluster.topology()), exactlyOnce);
        ReplayResult result = Replay.run(input, target, context.console());
        context.console().answer(text(result));
        return result.clean() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static String text(ReplayResult result) {
        Table table = new Table("TOPIC", "WRITTEN", "SENT", "READ", "MISSING", "DOUBLED", "OUT OF ORDER", "CHANGED");
        for (TopicRow row : result.topics()) {
            table.row(
                    row.topic(),
                    row.exactlyOnce() ? "exactly once" : "idempotent",
                    String.valueOf(row.sent()),
                    String.valueOf(row.read()),
                    String.valueOf(row.missing()),
                    String.valueOf(row.duplicated()),
                    String.valueOf(row.outOfOrder()),
                    String.valueOf(row.changed()));
        }
        return table
                + String.format(
                        Locale.ROOT,
                        "%n%d events sent and %d read back in %.1f s: %s",
                        result.sent(),
                        result.read(),
                        result.duration().toMillis() / 1000.0,
                        result.clean() ? "each once, unchanged and in order" : "NOT as they were sent");
    }
}

package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.topics.TopicImport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the topics of a cluster as a spec declares them. */
@Command(name = "import", description = "Writes the topics of a cluster as a spec's topics, to be put into the spec.")
final class TopicsImportCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private ClusterOption option = new ClusterOption();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,…",
            description = "Of any other cluster, without encryption or login; by default Gregor's own.")
    private @Nullable String bootstrapServers;

    TopicsImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        try (ClusterAdmin admin = admin()) {
            ClusterSnapshot snapshot = admin.snapshot();
            context.console()
                    .answer(Data.yaml(Map.of(
                                    "topics",
                                    TopicImport.declarations(
                                            snapshot, admin.topics().overrides())))
                            .replaceFirst("^---\n", ""));
            List<String> refused = TopicImport.withoutSpare(snapshot);
            if (!refused.isEmpty()) {
                context.console()
                        .done("A spec refuses min.insync.replicas that leave no spare replica; lower it for: "
                                + String.join(", ", refused));
            }
            return ExitCode.DONE;
        }
    }

    private ClusterAdmin admin() {
        if (bootstrapServers != null) {
            return context.wiring().admin(bootstrapServers);
        }
        Cluster cluster = context.wiring().deployed(option);
        return cluster.services().admin(cluster.topology());
    }
}

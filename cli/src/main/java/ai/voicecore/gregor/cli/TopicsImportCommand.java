package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.spec.SpecWriter;
import ai.voicecore.gregor.topics.TopicImport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the topics of a cluster as a spec declares them. */
@Command(
        name = "import",
        description =
                "Writes the topics of a cluster as a spec declares them: Gregor's own as a whole spec, others' to be put into one.")
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
        Optional<Cluster> own =
                bootstrapServers == null ? Optional.of(context.wiring().deployed(option)) : Optional.empty();
        try (ClusterAdmin admin = admin(own)) {
            ClusterSnapshot snapshot = admin.snapshot();
            Map<String, Object> spec = own.map(
                            cluster -> SpecWriter.tree(cluster.topology().spec()))
                    .orElseGet(TreeMap::new);
            spec.put("topics", TopicImport.declarations(snapshot, admin.topics().overrides()));
            context.console().answer(Data.yaml(spec).replaceFirst("^---\n", ""));
            List<String> refused = TopicImport.withoutSpare(snapshot);
            if (!refused.isEmpty()) {
                context.console()
                        .done("A spec refuses min.insync.replicas that leave no spare replica; lower it for: "
                                + String.join(", ", refused));
            }
            return ExitCode.DONE;
        }
    }

    private ClusterAdmin admin(Optional<Cluster> own) {
        return own.map(cluster -> cluster.services().admin(cluster.topology()))
                .orElseGet(() -> context.wiring().admin(String.valueOf(bootstrapServers)));
    }
}

package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.kafka.KafkaClusterAdmin;
import ai.voicecore.gregor.admin.registry.HttpSchemaRegistry;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What deploy does when the nodes run, for those who have applied files instead. */
@Command(
        name = "finish",
        description = "Makes the declared topics that do not exist, and sets the registry's compatibility rule.")
final class InsideFinishCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private InsideOptions options = new InsideOptions();

    InsideFinishCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Topology topology = options.topology();
        context.console().answer(makeTopics(topology));
        topology.registryUrl().ifPresent(url -> {
            String rule = topology.spec().registry().compatibility();
            new HttpSchemaRegistry(url).setCompatibility(rule);
            context.console().answer("The registry's compatibility is " + rule + ".");
        });
        return ExitCode.DONE;
    }

    /** Asks whichever broker is ready, so that the same Job serves ZooKeeper's brokers and KRaft's. */
    private static String makeTopics(Topology topology) {
        String bootstrap = new KubernetesPlacement(topology.spec())
                .bootstrap()
                .orElseThrow()
                .toString();
        try (ClusterAdmin admin = KafkaClusterAdmin.connect(bootstrap, false)) {
            Set<String> present = admin.snapshot().topics().keySet();
            List<TopicSpec> missing = topology.spec().topics().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing);
            return missing.isEmpty()
                    ? "All " + topology.spec().topics().size() + " declared topics exist."
                    : "Made " + missing.stream().map(TopicSpec::name).collect(Collectors.joining(", ")) + ".";
        }
    }
}

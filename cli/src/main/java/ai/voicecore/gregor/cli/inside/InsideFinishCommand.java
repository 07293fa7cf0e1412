package ai.voicecore.gregor.cli.inside;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.kafka.KafkaClusterAdmin;
import ai.voicecore.gregor.admin.kafka.QuorumSource;
import ai.voicecore.gregor.admin.rest.HttpSchemaRegistry;
import ai.voicecore.gregor.change.topic.TopicChanges;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ProcessMemory;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Does the last steps of deploy for clusters whose manifests were applied as files. */
@Command(
        name = "finish",
        description = "Makes the declared topics that do not exist, and sets the registry's compatibility rule.")
public final class InsideFinishCommand extends InsidePodCommand {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Override
    public ExitCode call() {
        Topology topology = topology();
        ClusterSpec spec = topology.spec();
        try (ClusterAdmin admin = connect(spec)) {
            console().answer(makeTopics(admin, spec, changes(admin)));
            topology.registryUrl().ifPresent(url -> {
                String rule = spec.registry().compatibility();
                new HttpSchemaRegistry(topology.access(), url).setCompatibility(rule);
                console().answer("The registry's compatibility is " + rule + ".");
            });
            // The registry may have created its topics before the last broker was ready.
            changes(admin).secure(spec.replication(), spec.minInsyncReplicas(), spec.topicNeeds());
        }
        return ExitCode.DONE;
    }

    /** Connects through any ready broker, so that the same Job works in ZooKeeper and KRaft mode. */
    private ClusterAdmin connect(ClusterSpec spec) {
        return new KafkaClusterAdmin(
                Access.plain(
                        new KubernetesPlacement(spec).bootstrap().orElseThrow().toString()),
                QuorumSource.NONE,
                spec.platformTopics(),
                Optional.empty(),
                stop());
    }

    private TopicChanges changes(ClusterAdmin admin) {
        return new TopicChanges(
                admin,
                new ProcessMemory(),
                broker -> List.of(),
                console(),
                new MoveOptions(MoveOptions.DEFAULT.bytesPerSecond(), TIMEOUT),
                stop());
    }

    private static String makeTopics(ClusterAdmin admin, ClusterSpec spec, TopicChanges changes) {
        ClusterSnapshot actual = admin.snapshot();
        if (actual.brokers().size() < spec.brokers()) {
            throw new Failure(
                    actual.brokers().size() + " of " + spec.brokers() + " brokers are there.",
                    "The Job tries again by itself; kubectl get pods tells which is missing.");
        }
        List<TopicSpec> missing = spec.topics().stream()
                .filter(topic -> !actual.topics().containsKey(topic.name()))
                .toList();
        changes.run(missing.stream().<TopicChange>map(TopicChange.Create::new).toList()).stream()
                .findFirst()
                .ifPresent(refused -> {
                    throw new Failure(refused.topic() + ": " + refused.sentence() + ".", refused.remedy());
                });
        return missing.isEmpty()
                ? "The declared topics exist."
                : "Made " + missing.stream().map(TopicSpec::name).collect(Collectors.joining(", ")) + ".";
    }
}

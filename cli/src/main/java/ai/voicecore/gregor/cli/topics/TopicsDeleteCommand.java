package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.Target;
import ai.voicecore.gregor.cli.wiring.TargetCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.PlatformTopics;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description = "Deletes one topic with all its records. An internal topic of Kafka, Connect or the registry is"
                + " deleted only if it prevents that node from starting.")
public final class TopicsDeleteCommand extends TargetCommand {
    @Parameters(paramLabel = "TOPIC", description = "The topic's name.")
    private String topic = "";

    @Option(
            names = "--confirm",
            paramLabel = "TOPIC",
            required = true,
            description = "Repeat the topic's name: its records will be deleted.")
    private String confirmed = "";

    @Override
    public ExitCode call() {
        if (!topic.equals(confirmed)) {
            throw Failure.refused(
                    "--confirm names " + confirmed + ", and the topic is " + topic + ". Nothing was deleted.",
                    "Name the same topic twice.");
        }
        Target target = target();
        return target.changing("topics delete", () -> delete(target));
    }

    private ExitCode delete(Target target) {
        try (ClusterAdmin admin = target.admin()) {
            TopicSnapshot there = Optional.ofNullable(admin.snapshot().topics().get(topic))
                    .orElseThrow(() -> Failure.refused(
                            "There is no topic " + topic + ".", "{gregor topics list --all} shows what there is."));
            if (there.internal()
                    && target.own().filter(own -> isUnsuitable(own, there)).isEmpty()) {
                throw Failure.refused(
                        "Topic " + topic + " is one that the cluster's own nodes keep their state in, and it is as they"
                                + " need it. Nothing was deleted.",
                        "{gregor topics list} shows the topics that may be deleted.");
            }
            admin.topics().delete(topic);
            target.memory().journal("topics", topic + ": deleted with all its records");
        }
        return answered("Topic " + topic + " is deleted.");
    }

    private static boolean isUnsuitable(Cluster cluster, TopicSnapshot actual) {
        return cluster.spec().topicNeeds().stream()
                .filter(need -> need.topic().equals(actual.name()) && need.owner() != PlatformTopics.Owner.KAFKA)
                .anyMatch(need -> !need.suits(actual.partitions().size()));
    }
}

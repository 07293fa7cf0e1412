package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Optional;

/** Whether a topic can be created next to the existing ones. */
public final class NewTopic {
    private NewTopic() {}

    /** Why not; empty if it can. */
    public static Optional<TopicChange.Impossible> obstacle(TopicSpec topic, ClusterSnapshot cluster) {
        TopicChange wanted = new TopicChange.Create(topic);
        TopicSnapshot there = cluster.topics().get(topic.name());
        if (there != null) {
            return Optional.of(new TopicChange.Impossible(
                    wanted,
                    "exists already, with " + there.partitions().size() + " partitions, " + there.replication()
                            + " replicas and min.insync.replicas " + there.minInsyncReplicas(),
                    "To change it, declare it in a spec and type: {gregor topics apply -f FILE}"));
        }
        if (topic.replication() > cluster.brokers().size()) {
            return Optional.of(new TopicChange.Impossible(
                    wanted,
                    "would need " + topic.replication() + " brokers, and "
                            + cluster.brokers().size() + " are there",
                    "Bring the others back ({gregor status}), or ask for a smaller --replication."));
        }
        return clash(wanted, cluster);
    }

    /** {@code org.apache.kafka.common.internals.Topic#hasCollision}. */
    private static Optional<TopicChange.Impossible> clash(TopicChange wanted, ClusterSnapshot cluster) {
        return cluster.topics().keySet().stream()
                .filter(other -> other.replace('.', '_').equals(wanted.topic().replace('.', '_')))
                .findFirst()
                .map(other -> new TopicChange.Impossible(
                        wanted,
                        "cannot be distinguished from topic " + other + " in Kafka's metrics",
                        "Choose another name: there, dots and underscores are the same."));
    }
}

package ai.voicecore.gregor.check;

import ai.voicecore.gregor.settings.UntypedValueComparison;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every declared topic exists with its partitions, replication and settings; Kafka's internal topics are also safe. */
public final class TopicsAsDeclared extends Check<Evidence> {
    TopicsAsDeclared() {
        super(
                "topics-as-declared",
                "every topic is as it was declared",
                "See in {gregor status} whether the brokers run.");
    }

    @Override
    public Verdict examine(Evidence evidence) {
        ClusterSpec spec = evidence.topology().spec();
        ClusterSnapshot cluster = evidence.snapshot();
        int partitions = spec.topics().stream().mapToInt(TopicSpec::partitions).sum();
        long all = cluster.topics().values().stream()
                .filter(topic -> !topic.isOwnedByGregor())
                .count();
        return Verdict.of(
                spec.topics().size() + " declared topics with " + partitions + " partitions, " + all + " topics in all",
                findings(spec, cluster));
    }

    /** Whether the snapshot meets the check. */
    public static boolean holds(ClusterSpec spec, ClusterSnapshot cluster) {
        return findings(spec, cluster).isEmpty();
    }

    private static List<Finding> findings(ClusterSpec spec, ClusterSnapshot cluster) {
        List<Finding> findings = new ArrayList<>();
        for (TopicSpec topic : spec.topics()) {
            TopicSnapshot actual = cluster.topics().get(topic.name());
            if (actual == null) {
                findings.add(new Finding("Topic " + topic.name() + " does not exist.", "Type: {gregor deploy}"));
            } else {
                compare(topic, actual, findings);
            }
        }
        int replication = spec.replication();
        int minInsync = spec.minInsyncReplicas();
        cluster.topics().values().stream()
                .filter(topic -> topic.internal()
                        && (topic.replication() < replication || topic.minInsyncReplicas() < minInsync))
                .forEach(topic -> findings.add(new Finding(
                        "Topic " + topic.name() + " has replication " + topic.replication()
                                + " and min.insync.replicas " + topic.minInsyncReplicas() + " instead of "
                                + replication + " and " + minInsync + ".",
                        "Type {gregor deploy}, which raises both.")));
        // A node whose own topic does not meet its requirements does not start again, or loses its state.
        spec.topicNeeds()
                .forEach(need -> Optional.ofNullable(cluster.topics().get(need.topic())).stream()
                        .flatMap(topic -> need.unmet(topic.partitions().size(), topic.config()).stream())
                        .forEach(unmet -> findings.add(new Finding(unmet.sentence() + ".", unmet.remedy()))));
        return findings;
    }

    private static void compare(TopicSpec declared, TopicSnapshot actual, List<Finding> findings) {
        if (actual.partitions().size() != declared.partitions()) {
            findings.add(
                    differs(declared.name(), "partitions", actual.partitions().size(), declared.partitions()));
        }
        if (actual.partitions().stream().anyMatch(p -> p.replicas().size() != declared.replication())) {
            findings.add(differs(declared.name(), "replication", actual.replication(), declared.replication()));
        }
        declared.config().forEach((name, value) -> {
            String now = actual.config().getOrDefault(name, "(unset)");
            if (!UntypedValueComparison.same(name, now, value)) {
                findings.add(differs(declared.name(), name, now, value));
            }
        });
    }

    private static Finding differs(String topic, String what, Object actual, Object declared) {
        return new Finding(
                "Topic " + topic + " has " + what + " " + actual + ", declared is " + declared + ".",
                "See {gregor topics diff}; {gregor topics apply} makes the topic as it is declared.");
    }
}

package ai.voicecore.gregor.spec.yaml;

import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.spec.topic.TopicRequirement;
import java.util.List;
import java.util.regex.Pattern;

/** Kafka's rules for topic names ({@code org.apache.kafka.common.internals.Topic}), and the rule for a spare replica. */
final class TopicRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private TopicRules() {}

    /** @param own topics in which this cluster's nodes keep their state */
    static void check(TopicSpec topic, Fields fields, List<TopicRequirement> own) {
        checkName(topic.name(), fields, own);
        String minInsync = topic.config().get("min.insync.replicas");
        if (topic.replication() > 1 && isAtLeast(minInsync, topic.replication())) {
            fields.object("config")
                    .problem(
                            "min.insync.replicas",
                            "is " + minInsync + " with " + topic.replication()
                                    + " replicas: one failed node would stop every producer.",
                            "Make it at most " + (topic.replication() - 1) + ".");
        }
    }

    private static void checkName(String name, Fields fields, List<TopicRequirement> own) {
        if (name.isEmpty()) {
            fields.problem("name", "is missing.", "Every topic has a name.");
        } else if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            fields.problem(
                    "name",
                    "is `" + name + "`, which Kafka does not accept.",
                    "Use up to 249 letters, digits, dots, underscores and dashes.");
        }
        own.stream()
                .filter(need -> need.topic().equals(name))
                .findFirst()
                .ifPresent(need -> fields.problem(
                        "name",
                        "is `" + name + "`, a topic that " + need.owner().word() + " keeps its own state in.",
                        "Remove it: " + need.owner().word() + " makes it by itself, as it needs it."));
    }

    private static boolean isAtLeast(String value, int limit) {
        return value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= limit;
    }
}

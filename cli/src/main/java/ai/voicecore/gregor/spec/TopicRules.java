package ai.voicecore.gregor.spec;

import java.util.Set;
import java.util.regex.Pattern;

/** What Kafka asks of a topic's name ({@code org.apache.kafka.common.internals.Topic}), and what leaves a spare replica. */
final class TopicRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Set<String> INTERNAL =
            Set.of("__consumer_offsets", "__transaction_state", "__share_group_state", "__cluster_metadata");

    private TopicRules() {}

    static void check(TopicSpec topic, Fields fields) {
        checkName(topic.name(), fields);
        String minInsync = topic.config().get("min.insync.replicas");
        if (topic.replication() > 1 && isAtLeast(minInsync, topic.replication())) {
            fields.object("config")
                    .problem(
                            "min.insync.replicas",
                            "is " + minInsync + " with " + topic.replication()
                                    + " replicas: one node down would stop every producer.",
                            "Make it at most " + (topic.replication() - 1) + ".");
        }
    }

    private static void checkName(String name, Fields fields) {
        if (name.isEmpty()) {
            fields.problem("name", "is missing.", "Every topic has a name.");
        } else if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            fields.problem(
                    "name",
                    "is `" + name + "`, which Kafka does not take.",
                    "Use up to 249 letters, digits, dots, underscores and dashes.");
        } else if (INTERNAL.contains(name)) {
            fields.problem(
                    "name", "is `" + name + "`, a topic of Kafka's own.", "Kafka makes it by itself: remove it.");
        }
    }

    private static boolean isAtLeast(String value, int limit) {
        return value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= limit;
    }
}

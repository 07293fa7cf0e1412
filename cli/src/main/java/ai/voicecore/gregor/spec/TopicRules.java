package ai.voicecore.gregor.spec;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/** What Kafka asks of a topic's name and configuration ({@code org.apache.kafka.common.internals.Topic}). */
final class TopicRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Set<String> INTERNAL =
            Set.of("__consumer_offsets", "__transaction_state", "__share_group_state", "__cluster_metadata");
    private static final Set<String> CONFIG_NAMES = configNames();

    private TopicRules() {}

    static void check(TopicSpec topic, Fields fields) {
        checkName(topic.name(), fields);
        topic.config().keySet().forEach(name -> checkConfigName(name, fields.object("config")));
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

    private static void checkConfigName(String name, Fields config) {
        if (!CONFIG_NAMES.contains(name)) {
            String meant = Suggestion.nearest(name, CONFIG_NAMES)
                    .map(word -> "Did you mean `" + word + "`?")
                    .orElse("Kafka's documentation lists the topic configurations.");
            config.problem(name, "is not a topic configuration.", meant);
        }
    }

    private static boolean isAtLeast(String value, int limit) {
        return value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= limit;
    }

    /** The names that this version of Kafka's clients knows, so that the list is never out of date. */
    private static Set<String> configNames() {
        Set<String> names = new TreeSet<>();
        Stream.of(TopicConfig.class.getFields())
                .filter(field ->
                        field.getType() == String.class && field.getName().endsWith("_CONFIG"))
                .forEach(field -> names.add(value(field)));
        names.add("leader.replication.throttled.replicas");
        names.add("follower.replication.throttled.replicas");
        return names;
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(constant + " is public", e);
        }
    }
}

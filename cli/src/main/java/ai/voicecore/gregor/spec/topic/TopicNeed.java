package ai.voicecore.gregor.spec.topic;

import ai.voicecore.gregor.spec.topic.PlatformTopics.Owner;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a topic must be like for the node that keeps its state in it to start, and to lose nothing.
 *
 * @param partitions the only number that will do; empty if any does
 * @param settings the values that its settings must have
 */
public record TopicNeed(String topic, Owner owner, Optional<Integer> partitions, Map<String, String> settings) {

    static TopicNeed settings(String topic, Owner owner, Map<String, String> settings) {
        return new TopicNeed(topic, owner, Optional.empty(), settings);
    }

    static TopicNeed name(String topic, Owner owner) {
        return new TopicNeed(topic, owner, Optional.empty(), Map.of());
    }

    /** The settings that are otherwise now, with the values that are needed; a setting that is not known counts as right. */
    public SortedMap<String, String> wrong(Map<String, String> now) {
        SortedMap<String, String> wrong = new TreeMap<>(settings);
        wrong.keySet().removeIf(name -> settings.get(name).equals(now.getOrDefault(name, settings.get(name))));
        return wrong;
    }

    /** Says that it has another number of partitions than the only one that will do. */
    public String tooMany(int now) {
        return "Topic " + topic + " has " + now + " partitions, and " + owner.word() + " needs exactly "
                + partitions.orElse(now) + ": it does not start.";
    }

    /** Says that one of its settings has another value than the only one that will do. */
    public String otherwise(String setting, String now) {
        return "Topic " + topic + " has " + setting + " " + now + ", and " + owner.word() + " needs "
                + settings.get(setting) + ".";
    }

    /** What to do about it: Kafka takes no partitions away. */
    public String remedy() {
        return "Type gregor topics delete " + topic + " --confirm " + topic
                + ", which deletes what is stored in it, then gregor deploy: " + owner.word() + " makes it again.";
    }

    /** Whether the number of partitions will do. */
    public boolean suits(int now) {
        return partitions.map(number -> number == now).orElse(true);
    }
}

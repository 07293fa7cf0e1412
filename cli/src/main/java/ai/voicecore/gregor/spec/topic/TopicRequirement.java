package ai.voicecore.gregor.spec.topic;

import ai.voicecore.gregor.spec.topic.PlatformTopics.Owner;
import java.util.ArrayList;
import java.util.List;
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
public record TopicRequirement(String topic, Owner owner, Optional<Integer> partitions, Map<String, String> settings) {

    static TopicRequirement settings(String topic, Owner owner, Map<String, String> settings) {
        return new TopicRequirement(topic, owner, Optional.empty(), settings);
    }

    static TopicRequirement name(String topic, Owner owner) {
        return new TopicRequirement(topic, owner, Optional.empty(), Map.of());
    }

    /** The settings that are otherwise now, with the values that are needed; a setting that is not known counts as right. */
    public SortedMap<String, String> wrong(Map<String, String> now) {
        SortedMap<String, String> wrong = new TreeMap<>(settings);
        wrong.keySet().removeIf(name -> settings.get(name).equals(now.getOrDefault(name, settings.get(name))));
        return wrong;
    }

    /**
     * Something about the topic that keeps its owner from starting, or has it lose its state.
     *
     * @param sentence without a full stop
     */
    public record Violation(String sentence, String remedy) {}

    /** All that is otherwise than it is needed. */
    public List<Violation> unmet(int partitionsNow, Map<String, String> settingsNow) {
        List<Violation> unmet = new ArrayList<>();
        if (!suits(partitionsNow)) {
            unmet.add(new Violation(tooMany(partitionsNow), remedy()));
        }
        wrong(settingsNow)
                .forEach((setting, needed) -> unmet.add(new Violation(
                        "Topic " + topic + " has " + setting + " " + settingsNow.get(setting) + ", and " + owner.word()
                                + " needs " + needed,
                        "Type gregor deploy, which sets it.")));
        return unmet;
    }

    private String tooMany(int now) {
        return "Topic " + topic + " has " + now + " partitions, and " + owner.word() + " needs exactly "
                + partitions.orElse(now) + ": it does not start";
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

package ai.voicecore.gregor.spec.topic;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.spec.topic.PlatformTopics.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The requirements of a topic in which a node keeps its state: otherwise the node does not start, or loses state.
 *
 * @param partitions the required number; empty for any
 * @param settings the required values
 */
public record TopicRequirement(String topic, Owner owner, Optional<Integer> partitions, Map<String, String> settings) {

    static TopicRequirement settings(String topic, Owner owner, Map<String, String> settings) {
        return new TopicRequirement(topic, owner, Optional.empty(), settings);
    }

    static TopicRequirement name(String topic, Owner owner) {
        return new TopicRequirement(topic, owner, Optional.empty(), Map.of());
    }

    /** The settings with wrong values, with the required values; an unknown setting counts as right. */
    public SortedMap<String, String> wrong(Map<String, String> now) {
        SortedMap<String, String> wrong = new TreeMap<>(settings);
        wrong.keySet().removeIf(name -> settings.get(name).equals(now.getOrDefault(name, settings.get(name))));
        return wrong;
    }

    /**
     * A violation that prevents the owner's start, or makes it lose state.
     *
     * @param sentence without a full stop
     */
    public record Violation(String sentence, Remedy remedy) {}

    public List<Violation> unmet(int partitionsNow, Map<String, String> settingsNow) {
        List<Violation> unmet = new ArrayList<>();
        if (!suits(partitionsNow)) {
            unmet.add(new Violation(tooMany(partitionsNow), remedy()));
        }
        wrong(settingsNow)
                .forEach((setting, needed) -> unmet.add(new Violation(
                        "Topic " + topic + " has " + setting + " " + settingsNow.get(setting) + ", and " + owner.word()
                                + " needs " + needed,
                        Remedy.of("Type {gregor deploy}, which sets it."))));
        return unmet;
    }

    private String tooMany(int now) {
        return "Topic " + topic + " has " + now + " partitions, and " + owner.word() + " needs exactly "
                + partitions.orElse(now) + ": it does not start";
    }

    /** The remedy: Kafka cannot reduce the number of partitions. */
    public Remedy remedy() {
        return Remedy.of("Type {gregor topics delete " + topic + " --confirm " + topic
                + "}, which deletes what is stored in it, then {gregor deploy}: " + owner.word() + " makes it again.");
    }

    public boolean suits(int now) {
        return partitions.map(number -> number == now).orElse(true);
    }
}

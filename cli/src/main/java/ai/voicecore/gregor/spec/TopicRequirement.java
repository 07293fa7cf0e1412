package ai.voicecore.gregor.spec;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.spec.PlatformTopics.Owner;
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

    /** The settings with wrong values, with the required values; an unknown setting counts as right. */
    public SortedMap<String, String> wrong(Map<String, String> now) {
        SortedMap<String, String> wrong = new TreeMap<>(settings);
        wrong.keySet().removeIf(name -> settings.get(name).equals(now.getOrDefault(name, settings.get(name))));
        return wrong;
    }

    /** What prevents the owner's start, or makes it lose state; sentences without a full stop. */
    public List<Problem> unmet(int partitionsNow, Map<String, String> settingsNow) {
        List<Problem> unmet = new ArrayList<>();
        if (!suits(partitionsNow)) {
            unmet.add(Problem.of(
                    "",
                    "Topic " + topic + " has " + partitionsNow + " partitions, and " + owner.word() + " needs exactly "
                            + partitions.orElse(partitionsNow) + ": it does not start",
                    remedy()));
        }
        wrong(settingsNow)
                .forEach((setting, needed) -> unmet.add(Problem.of(
                        "",
                        "Topic " + topic + " has " + setting + " " + settingsNow.get(setting) + ", and " + owner.word()
                                + " needs " + needed,
                        Remedy.of("Type {gregor deploy}, which sets it."))));
        return unmet;
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

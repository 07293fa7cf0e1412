package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.topics.TopicChange.AddPartitions;
import ai.voicecore.gregor.topics.TopicChange.Configure;
import ai.voicecore.gregor.topics.TopicChange.Create;
import ai.voicecore.gregor.topics.TopicChange.Delete;
import ai.voicecore.gregor.topics.TopicChange.Replicate;
import ai.voicecore.gregor.topics.TopicChange.Reset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Topic changes in their order. All settings of a topic are changed together, because a part could be refused otherwise;
 * they come before or after the topic's replicas, as in the list.
 *
 * @param settings of topics whose replicas stay or are changed later
 * @param settingsAfter of topics whose replicas are changed first
 */
public record TopicPhases(
        List<Create> creations,
        List<AddPartitions> partitions,
        List<TopicChange> settings,
        List<Replicate> replicas,
        List<TopicChange> settingsAfter,
        List<Delete> deletions) {

    /** Skips impossible changes. */
    public static TopicPhases of(List<TopicChange> changes) {
        Map<String, TopicChange> first = new HashMap<>();
        changes.stream()
                .filter(change -> isSetting(change) || change instanceof Replicate)
                .forEach(change -> first.putIfAbsent(change.topic(), change));
        Map<Boolean, List<TopicChange>> settings = changes.stream()
                .filter(TopicPhases::isSetting)
                .collect(Collectors.partitioningBy(change -> first.get(change.topic()) instanceof Replicate));
        return new TopicPhases(
                all(changes, Create.class),
                all(changes, AddPartitions.class),
                settings.getOrDefault(false, List.of()),
                all(changes, Replicate.class),
                settings.getOrDefault(true, List.of()),
                all(changes, Delete.class));
    }

    private static boolean isSetting(TopicChange change) {
        return change instanceof Configure || change instanceof Reset;
    }

    private static <T> List<T> all(List<TopicChange> changes, Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}

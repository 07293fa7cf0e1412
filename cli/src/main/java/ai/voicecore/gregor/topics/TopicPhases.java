package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.topics.TopicChange.AddPartitions;
import ai.voicecore.gregor.topics.TopicChange.Configure;
import ai.voicecore.gregor.topics.TopicChange.Create;
import ai.voicecore.gregor.topics.TopicChange.Delete;
import ai.voicecore.gregor.topics.TopicChange.Replicate;
import ai.voicecore.gregor.topics.TopicChange.Reset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        TopicPhases phases = new TopicPhases(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        Set<String> moved = new HashSet<>();
        Set<String> set = new HashSet<>();
        for (TopicChange change : changes) {
            switch (change) {
                case Create create -> phases.creations.add(create);
                case AddPartitions add -> phases.partitions.add(add);
                case Replicate replicate -> {
                    phases.replicas.add(replicate);
                    moved.add(replicate.topic());
                }
                case Configure configure -> phases.settings(configure, moved, set);
                case Reset reset -> phases.settings(reset, moved, set);
                case Delete delete -> phases.deletions.add(delete);
                case TopicChange.Impossible ignored -> {}
            }
        }
        return phases;
    }

    private void settings(TopicChange change, Set<String> moved, Set<String> set) {
        boolean after = moved.contains(change.topic()) && !set.contains(change.topic());
        if (after) {
            settingsAfter.add(change);
        } else {
            set.add(change.topic());
            settings.add(change);
        }
    }
}

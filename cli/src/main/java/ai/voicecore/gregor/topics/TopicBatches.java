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
 * Changes by what is asked for together. All settings of a topic are changed at once, because each may be refused without
 * the others; a topic's settings come before its replicas or after them, as in the list.
 *
 * @param settings of topics whose replicas stay or are changed later
 * @param settingsAfter of topics that had to get their replicas first
 */
public record TopicBatches(
        List<Create> creations,
        List<AddPartitions> partitions,
        List<TopicChange> settings,
        List<Replicate> replicas,
        List<TopicChange> settingsAfter,
        List<Delete> deletions) {

    /** Leaves out what is impossible. */
    public static TopicBatches of(List<TopicChange> changes) {
        TopicBatches batches = new TopicBatches(
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
                case Create create -> batches.creations.add(create);
                case AddPartitions add -> batches.partitions.add(add);
                case Replicate replicate -> {
                    batches.replicas.add(replicate);
                    moved.add(replicate.topic());
                }
                case Configure configure -> batches.settings(configure, moved, set);
                case Reset reset -> batches.settings(reset, moved, set);
                case Delete delete -> batches.deletions.add(delete);
                case TopicChange.Impossible ignored -> {}
            }
        }
        return batches;
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

package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.TopicChange.Impossible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The topics to save when not all declared changes could be made. */
public final class AppliedTopics {
    private static final String MIN_INSYNC = "min.insync.replicas";

    private AppliedTopics() {}

    /**
     * The declared topics; a refused change keeps the previous declaration or the actual state.
     *
     * @param before the previous declarations
     * @param left the refused changes
     */
    public static List<TopicSpec> afterChanges(
            List<TopicSpec> before, List<TopicSpec> declared, List<Impossible> left) {
        List<TopicSpec> made = new ArrayList<>();
        for (TopicSpec topic : declared) {
            Optional<TopicSpec> old = before.stream()
                    .filter(other -> other.name().equals(topic.name()))
                    .findFirst();
            Optional<TopicSpec> kept = Optional.of(topic);
            for (Impossible change : left) {
                if (change.topic().equals(topic.name())) {
                    kept = kept.flatMap(spec -> without(spec, change.wanted(), old));
                }
            }
            kept.ifPresent(made::add);
        }
        return List.copyOf(made);
    }

    private static Optional<TopicSpec> without(TopicSpec spec, TopicChange change, Optional<TopicSpec> old) {
        return switch (change) {
            case TopicChange.Create ignored -> old;
            case TopicChange.AddPartitions add ->
                Optional.of(spec.withPartitions(old.map(TopicSpec::partitions).orElse(add.from())));
            case TopicChange.Replicate replicate -> {
                int replicas = old.map(TopicSpec::replication).orElse(replicate.from());
                SortedMap<String, String> config = new TreeMap<>(spec.config());
                // The declared value belongs to the declared replication factor, and waits for it.
                config.put(
                        MIN_INSYNC,
                        old.map(topic -> topic.config().get(MIN_INSYNC))
                                .orElse(String.valueOf(Math.max(1, replicas - 1))));
                yield Optional.of(new TopicSpec(spec.name(), spec.partitions(), replicas, spec.exactlyOnce(), config));
            }
            case TopicChange.Configure set -> {
                SortedMap<String, String> config = new TreeMap<>(spec.config());
                config.remove(set.name());
                old.map(topic -> topic.config().get(set.name()))
                        .or(() -> set.name().equals(MIN_INSYNC) ? Optional.of(set.from()) : Optional.empty())
                        .ifPresent(value -> config.put(set.name(), value));
                yield Optional.of(spec.withConfig(config));
            }
            case TopicChange.Reset ignored -> Optional.of(spec);
            case TopicChange.Delete ignored -> Optional.of(spec);
            case Impossible inner -> without(spec, inner.wanted(), old);
        };
    }
}

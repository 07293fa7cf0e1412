package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes the existing topics as declarations. */
public final class TopicImport {
    private TopicImport() {}

    /**
     * The topics that a spec can declare, and why not the others.
     *
     * @param declarations the spec's {@code topics}: each topic's own settings, and its effective min.insync.replicas
     * @param leftOut topic → why it cannot be declared
     */
    public record Imported(List<Map<String, Object>> declarations, SortedMap<String, String> leftOut) {}

    /**
     * Reads the topics of a cluster.
     *
     * @param overrides topic → settings of the topic itself
     * @param exactlyOnce topics that are declared so already, which the cluster does not know
     * @param refusal why a spec would refuse a declaration; empty if it accepts it
     */
    public static Imported of(
            ClusterSnapshot cluster,
            Map<String, SortedMap<String, String>> overrides,
            Set<String> exactlyOnce,
            Function<Map<String, Object>, Optional<String>> refusal) {
        List<Map<String, Object>> declarations = new ArrayList<>();
        SortedMap<String, String> leftOut = new TreeMap<>();
        for (TopicSnapshot topic : cluster.topics().values()) {
            if (!topic.isSystemTopic()) {
                Map<String, Object> declaration = declaration(
                        topic,
                        overrides.getOrDefault(topic.name(), new TreeMap<>()),
                        exactlyOnce.contains(topic.name()));
                Optional<String> obstacle = uneven(topic).or(() -> refusal.apply(declaration));
                obstacle.ifPresentOrElse(
                        reason -> leftOut.put(topic.name(), reason), () -> declarations.add(declaration));
            }
        }
        return new Imported(declarations, leftOut);
    }

    private static Optional<String> uneven(TopicSnapshot topic) {
        List<Integer> sizes = topic.partitions().stream()
                .map(partition -> partition.replicas().size())
                .distinct()
                .sorted()
                .toList();
        return sizes.size() == 1
                ? Optional.empty()
                : Optional.of("its partitions have different numbers of replicas: " + sizes.getFirst() + " to "
                        + sizes.getLast() + ".");
    }

    private static Map<String, Object> declaration(
            TopicSnapshot topic, SortedMap<String, String> set, boolean exactlyOnce) {
        SortedMap<String, String> config = new TreeMap<>(set);
        config.keySet().removeIf(name -> name.endsWith(".replication.throttled.replicas"));
        config.put("min.insync.replicas", String.valueOf(topic.minInsyncReplicas()));
        return declaration(
                new TopicSpec(topic.name(), topic.partitions().size(), topic.replication(), exactlyOnce, config));
    }

    /** The declaration of a topic. */
    public static Map<String, Object> declaration(TopicSpec topic) {
        Map<String, Object> declaration = new LinkedHashMap<>();
        declaration.put("name", topic.name());
        declaration.put("partitions", topic.partitions());
        declaration.put("replication", topic.replication());
        if (topic.exactlyOnce()) {
            declaration.put("exactlyOnce", true);
        }
        declaration.put("config", topic.config());
        return declaration;
    }
}

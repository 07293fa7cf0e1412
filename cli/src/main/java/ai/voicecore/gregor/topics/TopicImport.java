package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the topics of a cluster as a spec declares them. */
public final class TopicImport {
    private TopicImport() {}

    /** The spec's {@code topics}: what was set on each topic itself, and the min.insync.replicas in force. */
    public static List<Map<String, Object>> declarations(
            ClusterSnapshot cluster, Map<String, SortedMap<String, String>> overrides) {
        return cluster.topics().values().stream()
                .filter(topic -> !topic.isPlatforms())
                .map(topic -> declaration(topic, overrides.getOrDefault(topic.name(), new TreeMap<>())))
                .toList();
    }

    /** Topics that a spec refuses: with them one node down would stop every producer. */
    public static List<String> withoutSpare(ClusterSnapshot cluster) {
        return cluster.topics().values().stream()
                .filter(topic -> !topic.isPlatforms()
                        && topic.replication() > 1
                        && topic.minInsyncReplicas() >= topic.replication())
                .map(TopicSnapshot::name)
                .toList();
    }

    private static Map<String, Object> declaration(TopicSnapshot topic, SortedMap<String, String> set) {
        SortedMap<String, String> config = new TreeMap<>(set);
        config.keySet().removeIf(name -> name.endsWith(".replication.throttled.replicas"));
        config.put("min.insync.replicas", String.valueOf(topic.minInsyncReplicas()));
        Map<String, Object> declaration = new LinkedHashMap<>();
        declaration.put("name", topic.name());
        declaration.put("partitions", topic.partitions().size());
        declaration.put("replication", topic.replication());
        declaration.put("config", config);
        return declaration;
    }
}

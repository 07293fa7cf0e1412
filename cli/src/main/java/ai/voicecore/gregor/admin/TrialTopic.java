package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.snapshot.TemporaryName;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The topics of Gregor's checks. Every setting that a check depends on is set on the topic, because the brokers' defaults
 * may break a check although the cluster works: for example a retention of one millisecond, or a maximum record size of
 * 1000 bytes.
 */
public final class TrialTopic {
    /** Kafka's own defaults. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("cleanup.policy", "delete"),
            Map.entry("compression.type", "producer"),
            Map.entry("flush.ms", "9223372036854775807"),
            Map.entry("max.message.bytes", "1048588"),
            Map.entry("message.timestamp.after.max.ms", "3600000"),
            Map.entry("message.timestamp.before.max.ms", "9223372036854775807"),
            Map.entry("message.timestamp.type", "CreateTime"),
            Map.entry("preallocate", "false"),
            // No record may expire while the check looks for it.
            Map.entry("retention.bytes", "-1"),
            Map.entry("retention.ms", "-1"),
            Map.entry("segment.bytes", "1073741824"),
            Map.entry("segment.index.bytes", "10485760"),
            Map.entry("segment.ms", "604800000"),
            Map.entry("unclean.leader.election.enable", "false"));

    private TrialTopic() {}

    /** A topic with Gregor's mark, whose lease ends then, in seconds since 1970. */
    public static TopicSpec of(String name, int partitions, int replication, int minInSync, long until) {
        SortedMap<String, String> config = new TreeMap<>(SETTINGS);
        config.put("min.insync.replicas", String.valueOf(Math.min(replication, minInSync)));
        config.put(TemporaryName.MARK_SETTING, TemporaryName.mark(until));
        return new TopicSpec(name, partitions, replication, true, config);
    }
}

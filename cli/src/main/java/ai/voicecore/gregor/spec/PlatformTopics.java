package ai.voicecore.gregor.spec;

import ai.voicecore.gregor.failure.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The topics in which a cluster's nodes keep their state, by their exact names. Topics with similar names, such as {@code
 * __debezium-heartbeat.x} or {@code connect-orders}, belong to the user.
 */
public final class PlatformTopics {
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");
    /** Otherwise records of a group or a schema would expire. */
    private static final Map<String, String> NOT_DELETED =
            Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");

    /** {@code org.apache.kafka.common.internals.Topic}; the last two hold metadata of the controllers and of tiered storage. */
    private static final List<TopicRequirement> KAFKA = List.of(
            TopicRequirement.settings("__consumer_offsets", Owner.KAFKA, COMPACTED),
            TopicRequirement.settings("__transaction_state", Owner.KAFKA, COMPACTED),
            TopicRequirement.settings(
                    "__share_group_state", Owner.KAFKA, Map.of("cleanup.policy", "delete", "retention.ms", "-1")),
            TopicRequirement.settings("__cluster_metadata", Owner.KAFKA, Map.of()),
            TopicRequirement.settings("__remote_log_metadata", Owner.KAFKA, Map.of()));

    /**
     * Connect refuses to start otherwise: {@code KafkaConfigBackingStore} requires one partition, and
     * {@code TopicAdmin.verifyTopicCleanupPolicyOnlyCompact} (KAFKA-10021) the policy.
     */
    private static final List<TopicRequirement> CONNECT = List.of(
            new TopicRequirement("connect-configs", Owner.CONNECT, Optional.of(1), COMPACTED),
            TopicRequirement.settings("connect-offsets", Owner.CONNECT, COMPACTED),
            TopicRequirement.settings("connect-status", Owner.CONNECT, COMPACTED));

    /** Apicurio's {@code KafkaAdminUtil.verifyTopicConfiguration} refuses to start on another journal (apicurio-registry#6911). */
    private static final List<TopicRequirement> REGISTRY = List.of(
            TopicRequirement.settings("kafkasql-journal", Owner.REGISTRY, NOT_DELETED),
            TopicRequirement.settings("kafkasql-snapshots", Owner.REGISTRY, Map.of()),
            TopicRequirement.settings("registry-events", Owner.REGISTRY, Map.of()));

    private PlatformTopics() {}

    public enum Owner {
        KAFKA("Kafka"),
        CONNECT("Connect"),
        REGISTRY("the registry");

        private final String word;

        Owner(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static List<TopicRequirement> needs(boolean registry, boolean connect) {
        List<TopicRequirement> needs = new ArrayList<>(KAFKA);
        if (connect) {
            needs.addAll(CONNECT);
        }
        if (registry) {
            needs.addAll(REGISTRY);
        }
        return List.copyOf(needs);
    }

    public static Set<String> names(boolean registry, boolean connect) {
        return needs(registry, connect).stream().map(TopicRequirement::topic).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The requirements of a topic in which a node keeps its state: otherwise the node does not start, or loses state.
     *
     * @param partitions the required number; empty for any
     * @param settings the required values
     */
    public record TopicRequirement(
            String topic, Owner owner, Optional<Integer> partitions, Map<String, String> settings) {

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
                        "Topic " + topic + " has " + partitionsNow + " partitions, and " + owner.word()
                                + " needs exactly " + partitions.orElse(partitionsNow) + ": it does not start",
                        remedy()));
            }
            wrong(settingsNow)
                    .forEach((setting, needed) -> unmet.add(Problem.of(
                            "",
                            "Topic " + topic + " has " + setting + " " + settingsNow.get(setting) + ", and "
                                    + owner.word() + " needs " + needed,
                            Remedy.of("Type {gregor deploy}, which sets it."))));
            return unmet;
        }

        /** The remedy: Kafka cannot reduce the number of partitions. */
        public Remedy remedy() {
            return Remedy.of("Type {gregor topics delete " + topic + " --confirm " + topic
                    + "}, which deletes what is stored in it, then {gregor deploy}: " + owner.word()
                    + " makes it again.");
        }

        public boolean suits(int now) {
            return partitions.map(number -> number == now).orElse(true);
        }
    }
}

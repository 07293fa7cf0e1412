package ai.voicecore.gregor.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
}

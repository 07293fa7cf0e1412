package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings that can be changed without a restart. Pure. */
public final class LiveSettings {
    /**
     * Broker settings with the update mode {@code cluster-wide} (KIP-226; Kafka's documentation, "Updating Broker Configs";
     * the same in 3.9 and 4.x), without settings of plug-ins, whose classes must be loaded first.
     */
    private static final Set<String> CLUSTER_WIDE = Set.of(
            "background.threads",
            "compression.gzip.level",
            "compression.lz4.level",
            "compression.type",
            "compression.zstd.level",
            "log.cleaner.backoff.ms",
            "log.cleaner.dedupe.buffer.size",
            "log.cleaner.delete.retention.ms",
            "log.cleaner.io.buffer.load.factor",
            "log.cleaner.io.buffer.size",
            "log.cleaner.io.max.bytes.per.second",
            "log.cleaner.max.compaction.lag.ms",
            "log.cleaner.min.cleanable.ratio",
            "log.cleaner.min.compaction.lag.ms",
            "log.cleaner.threads",
            "log.cleanup.policy",
            "log.flush.interval.messages",
            "log.flush.interval.ms",
            "log.index.interval.bytes",
            "log.index.size.max.bytes",
            "log.local.retention.bytes",
            "log.local.retention.ms",
            "log.message.timestamp.after.max.ms",
            "log.message.timestamp.before.max.ms",
            "log.message.timestamp.type",
            "log.preallocate",
            "log.retention.bytes",
            "log.retention.ms",
            "log.roll.jitter.ms",
            "log.roll.ms",
            "log.segment.bytes",
            "log.segment.delete.delay.ms",
            "max.connection.creation.rate",
            "max.connections",
            "max.connections.per.ip",
            "max.connections.per.ip.overrides",
            "message.max.bytes",
            "min.insync.replicas",
            "num.io.threads",
            "num.network.threads",
            "num.recovery.threads.per.data.dir",
            "num.replica.fetchers",
            "producer.id.expiration.ms",
            "transaction.partition.verification.enable",
            "unclean.leader.election.enable");

    /** Only used when a topic is created; existing topics are changed as topics. */
    private static final Set<String> AT_TOPIC_CREATION =
            Set.of("transaction.state.log.min.isr", "share.coordinator.state.topic.min.isr");

    private static final Set<String> AT_CONNECT_TOPIC_CREATION = Set.of(
            "config.storage.min.insync.replicas",
            "offset.storage.min.insync.replicas",
            "status.storage.min.insync.replicas");

    /** Arguments of {@code kafka-storage format}. */
    public static final String FORMAT_OPTIONS = "GREGOR_FORMAT_OPTIONS";

    /** Names of nodes that have been formatted. */
    public static final String FORMATTED = "GREGOR_FORMATTED";

    /** The node's own name. */
    public static final String NODE = "GREGOR_NODE";

    /** Only read when storage is formatted. */
    private static final Set<String> AT_FORMATTING = Set.of(FORMAT_OPTIONS, FORMATTED, NODE, "POD_NAME");

    /** Only used until a node knows the leader. */
    private static final String CONTROLLERS = "KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS";

    private static final Set<String> VARIABLES = Stream.of(
                    variables("KAFKA_", CLUSTER_WIDE),
                    variables("KAFKA_", AT_TOPIC_CREATION),
                    variables("CONNECT_", AT_CONNECT_TOPIC_CREATION),
                    AT_FORMATTING.stream(),
                    Stream.of(CONTROLLERS))
            .flatMap(Function.identity())
            .collect(Collectors.toUnmodifiableSet());

    private LiveSettings() {}

    private static Stream<String> variables(String prefix, Set<String> settings) {
        return settings.stream().map(name -> prefix + EnvironmentNames.variable(name));
    }

    /** Whether a variable of a node's environment has such a setting. */
    public static boolean isVariable(String name) {
        return VARIABLES.contains(name);
    }

    /** Whether a node can get the other description without a restart. */
    public static boolean areAllThatDiffers(Node one, Node other) {
        // A node that knows removed controllers finds the others; a node that does not know new ones may find none.
        return others(one).equals(others(other)) && controllers(one).containsAll(controllers(other));
    }

    private static List<String> controllers(Node node) {
        return List.of(node.environment().getOrDefault(CONTROLLERS, "").split(","));
    }

    private static Node others(Node node) {
        SortedMap<String, String> environment = new TreeMap<>(node.environment());
        environment.keySet().removeIf(VARIABLES::contains);
        return node.with(environment);
    }

    /** The broker settings of a spec that can be changed cluster-wide. */
    public static SortedMap<String, String> of(ClusterSpec spec) {
        Map<String, String> all = BrokerProperties.of(spec, Phase.of(spec.mode(), Role.BROKER));
        all.putAll(spec.config());
        SortedMap<String, String> live = new TreeMap<>(all);
        live.keySet().retainAll(CLUSTER_WIDE);
        return live;
    }
}

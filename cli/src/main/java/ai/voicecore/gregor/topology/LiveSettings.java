package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Settings that can be taken over without a restart. Pure. */
public final class LiveSettings {
    /**
     * Brokers' settings whose update mode is {@code cluster-wide} (KIP-226; Kafka's documentation, "Updating Broker Configs"; in
     * 3.9 and 4.x the same). Left out are those of plug-ins, which have to be there first.
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

    /** Read when a topic is made, and never again: what there is already is changed as a topic. */
    private static final Set<String> AT_TOPIC_CREATION =
            Set.of("transaction.state.log.min.isr", "share.coordinator.state.topic.min.isr");

    private static final Set<String> AT_CONNECT_TOPIC_CREATION = Set.of(
            "config.storage.min.insync.replicas",
            "offset.storage.min.insync.replicas",
            "status.storage.min.insync.replicas");

    /** Arguments of {@code kafka-storage format}. */
    static final String FORMAT_OPTIONS = "GREGOR_FORMAT_OPTIONS";

    /** Names of nodes that have been formatted. */
    public static final String FORMATTED = "GREGOR_FORMATTED";

    /** The node's own name. */
    public static final String NODE = "GREGOR_NODE";

    /** Read where storage is formatted, and never again. */
    private static final Set<String> AT_FORMATTING = Set.of(FORMAT_OPTIONS, FORMATTED, NODE, "POD_NAME");

    /** Only asked for as long as a node does not know the leader. */
    private static final String CONTROLLERS = "KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS";

    private static final Set<String> VARIABLES = variables();

    private LiveSettings() {}

    private static Set<String> variables() {
        Set<String> variables = new HashSet<>();
        Stream.of(CLUSTER_WIDE, AT_TOPIC_CREATION)
                .flatMap(Set::stream)
                .forEach(name -> variables.add("KAFKA_" + EnvironmentNames.variable(name)));
        variables.addAll(AT_FORMATTING);
        variables.add(CONTROLLERS);
        AT_CONNECT_TOPIC_CREATION.forEach(name -> variables.add("CONNECT_" + EnvironmentNames.variable(name)));
        return Set.copyOf(variables);
    }

    /** Whether a variable of a node's environment holds such a setting. */
    public static boolean isVariable(String name) {
        return VARIABLES.contains(name);
    }

    /** Whether a node that was described in one way need not be restarted to be as it is described in the other. */
    public static boolean areAllThatDiffers(Node one, Node other) {
        return others(one).equals(others(other)) && knowsControllers(one, other);
    }

    /** Who is told of controllers that are gone finds the others; who is not told of new ones may find nobody. */
    private static boolean knowsControllers(Node one, Node other) {
        return controllers(one).containsAll(controllers(other));
    }

    private static List<String> controllers(Node node) {
        return List.of(node.environment().getOrDefault(CONTROLLERS, "").split(","));
    }

    private static Node others(Node node) {
        SortedMap<String, String> environment = new TreeMap<>(node.environment());
        environment.keySet().removeIf(VARIABLES::contains);
        return node.with(environment);
    }

    /** Those of a spec's brokers that can be changed for the whole cluster. */
    public static SortedMap<String, String> of(ClusterSpec spec) {
        Map<String, String> all = BrokerProperties.of(spec, Phase.of(spec.mode()));
        all.putAll(spec.config());
        SortedMap<String, String> live = new TreeMap<>(all);
        live.keySet().retainAll(CLUSTER_WIDE);
        return live;
    }
}

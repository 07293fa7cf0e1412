package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.HeapSpec;
import ai.voicecore.gregor.spec.KubernetesSpec;
import ai.voicecore.gregor.spec.SizeSpec;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The role of a process. This table has all differences between roles. */
// Records of strings, numbers and method references; nothing is mutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum Role {
    ZOOKEEPER(
            new Names("zookeeper", "zookeeper", "zookeeper"),
            new Ports(2181, 2181),
            new RestartRank(0, "follows in the ensemble", "leads the ensemble: last of it"),
            new Sizes(HeapSpec::zookeeper, KubernetesSpec::zookeeper)),
    CONTROLLER(
            new Names("controller", "kafka-controller", "kafka"),
            new Ports(9592, 9092),
            RestartRank.OF_CONTROLLERS,
            new Sizes(HeapSpec::controller, KubernetesSpec::controller),
            Trait.VOTES),
    BROKER(
            Names.OF_BROKERS,
            Ports.OF_BROKERS,
            new RestartRank(2, "a broker, after controllers", "the active controller: last of the brokers"),
            Sizes.OF_BROKERS,
            Trait.SERVES_PARTITIONS),
    /** Broker and KRaft controller in one JVM. */
    COMBINED(
            Names.OF_BROKERS,
            Ports.OF_BROKERS,
            RestartRank.OF_CONTROLLERS,
            Sizes.OF_BROKERS,
            Trait.SERVES_PARTITIONS,
            Trait.VOTES),
    CONNECT(
            new Names("connect", "kafka-connect", "kafka-connect"),
            new Ports(8083, 8083),
            new RestartRank(4, "a Connect worker, last", ""),
            new Sizes(HeapSpec::connect, KubernetesSpec::connect),
            Trait.USES_BROKERS),
    REGISTRY(
            new Names("registry", "schema-registry", "schema-registry"),
            new Ports(8081, 8081),
            new RestartRank(3, "the registry, after the brokers; it is unavailable while it restarts", ""),
            new Sizes(HeapSpec::registry, KubernetesSpec::registry),
            Trait.USES_BROKERS);

    /** Properties of a role. */
    private enum Trait {
        SERVES_PARTITIONS,
        VOTES,
        USES_BROKERS
    }

    /**
     * The names of a role.
     *
     * @param stem of nodes on a plain machine
     * @param workload of Kubernetes objects
     * @param software for {@code app.kubernetes.io/name}
     */
    private record Names(String stem, String workload, String software) {
        static final Names OF_BROKERS = new Names("kafka", "kafka", "kafka");
    }

    /**
     * The client ports of a role.
     *
     * @param first of the first node on a plain machine
     * @param pods of every pod
     */
    private record Ports(int first, int pods) {
        static final Ports OF_BROKERS = new Ports(9092, 9092);
    }

    /**
     * The position in a rolling change.
     *
     * @param place lower ones come first
     * @param reason for the position, for messages
     * @param leaders reason for the leader's position; empty if the role has no leader
     */
    private record RestartRank(int place, String reason, String leaders) {
        static final RestartRank OF_CONTROLLERS =
                new RestartRank(1, "a standby controller", "the active controller: last of the controllers");
    }

    /** The sizes that a spec gives a role. */
    private record Sizes(ToIntFunction<HeapSpec> heap, Function<KubernetesSpec, SizeSpec> pod) {
        static final Sizes OF_BROKERS = new Sizes(HeapSpec::broker, KubernetesSpec::broker);
    }

    private final Names names;
    private final Ports ports;
    private final RestartRank restartRank;
    private final Sizes sizes;
    private final Set<Trait> traits;

    Role(Names names, Ports ports, RestartRank restartRank, Sizes sizes, Trait... traits) {
        this.names = names;
        this.ports = ports;
        this.restartRank = restartRank;
        this.sizes = sizes;
        this.traits = Set.of(traits);
    }

    /** Whether it hosts partitions. */
    public boolean isBroker() {
        return traits.contains(Trait.SERVES_PARTITIONS);
    }

    /** Whether it votes in the KRaft quorum. */
    public boolean isController() {
        return traits.contains(Trait.VOTES);
    }

    /** Whether it is one of Kafka's own servers. */
    public boolean isKafka() {
        return isBroker() || isController();
    }

    /** Whether it needs running brokers to start; it has no storage then. */
    public boolean isClient() {
        return traits.contains(Trait.USES_BROKERS);
    }

    /** The role for anti-affinity, budgets and labels: a combined node counts as a broker. */
    public Role kind() {
        return isBroker() ? BROKER : this;
    }

    /** In lower case, as {@code broker}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Kafka's {@code process.roles} of a node in KRaft mode. */
    String processRoles() {
        return this == COMBINED ? "broker,controller" : word();
    }

    /** Prefix of node names on a plain machine. */
    public String stem() {
        return names.stem();
    }

    /** Name of its Kubernetes objects. */
    public String workload() {
        return names.workload();
    }

    /** For {@code app.kubernetes.io/name}. */
    public String software() {
        return names.software();
    }

    int firstPort() {
        return ports.first();
    }

    int podPort() {
        return ports.pods();
    }

    /** Its position in a rolling change: lower ones come first. */
    public int place() {
        return restartRank.place();
    }

    /** The reason for its position, for messages. */
    public String placeReason(boolean leads) {
        return leads ? restartRank.leaders() : restartRank.reason();
    }

    /** The heap that a spec gives it, in MiB. */
    public int heap(HeapSpec heaps) {
        return sizes.heap().applyAsInt(heaps);
    }

    /** What a spec gives its pods. */
    public SizeSpec size(KubernetesSpec pods) {
        return sizes.pod().apply(pods);
    }
}

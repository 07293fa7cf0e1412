package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.HeapSpec;
import ai.voicecore.gregor.spec.KubernetesSpec;
import ai.voicecore.gregor.spec.SizeSpec;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What one process is. All that tells one role from another is in this table. */
// Records of texts, numbers and references to methods; nothing of it changes.
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
            new RestartRank(3, "the registry, after the brokers; it is away while it restarts", ""),
            new Sizes(HeapSpec::registry, KubernetesSpec::registry),
            Trait.USES_BROKERS);

    /** What others rely on it for, or it on others. */
    private enum Trait {
        SERVES_PARTITIONS,
        VOTES,
        USES_BROKERS
    }

    /**
     * What it is called.
     *
     * @param stem of nodes on a plain machine
     * @param workload of what belongs to its pods on Kubernetes
     * @param software for {@code app.kubernetes.io/name}
     */
    private record Names(String stem, String workload, String software) {
        static final Names OF_BROKERS = new Names("kafka", "kafka", "kafka");
    }

    /**
     * Where its clients come to.
     *
     * @param first of the first node on a plain machine
     * @param pods of every pod
     */
    private record Ports(int first, int pods) {
        static final Ports OF_BROKERS = new Ports(9092, 9092);
    }

    /**
     * When it is restarted in a rolling change.
     *
     * @param place lower ones come first
     * @param reason why it has this place, for people
     * @param leaders why the one that leads the others has its place; empty where none leads
     */
    private record RestartRank(int place, String reason, String leaders) {
        static final RestartRank OF_CONTROLLERS =
                new RestartRank(1, "a standby controller", "the active controller: last of the controllers");
    }

    /** What a spec gives it. */
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

    /** Whether clients can reach partitions through it. */
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

    /** Whether it needs running brokers to start; it then stores nothing itself. */
    public boolean isClient() {
        return traits.contains(Trait.USES_BROKERS);
    }

    /** The role by which its pods are kept apart, guarded and labelled: brokers are brokers, controllers as well or not. */
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

    /** The first part of the names of nodes of this role on a plain machine. */
    public String stem() {
        return names.stem();
    }

    /** The name of what belongs to its pods on Kubernetes. */
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

    /** Its place in a rolling change: lower ones come first. */
    public int place() {
        return restartRank.place();
    }

    /** Why it has that place, for people. */
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

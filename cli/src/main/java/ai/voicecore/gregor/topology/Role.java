package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.HeapSpec;
import ai.voicecore.gregor.spec.KubernetesSpec;
import ai.voicecore.gregor.spec.SizeSpec;
import java.util.Locale;

/** The role of a process. This class has all differences between roles. */
public enum Role {
    ZOOKEEPER,
    CONTROLLER,
    BROKER,
    /** Broker and KRaft controller in one JVM. */
    COMBINED,
    CONNECT,
    REGISTRY;

    /** Whether it hosts partitions. */
    public boolean isBroker() {
        return this == BROKER || this == COMBINED;
    }

    /** Whether it votes in the KRaft quorum. */
    public boolean isController() {
        return this == CONTROLLER || this == COMBINED;
    }

    public boolean isKafka() {
        return isBroker() || isController();
    }

    /** Whether it needs running brokers to start; it has no storage then. */
    public boolean isClient() {
        return this == CONNECT || this == REGISTRY;
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
        return isBroker() ? "kafka" : word();
    }

    /** Name of its Kubernetes objects. */
    public String workload() {
        return switch (this) {
            case ZOOKEEPER -> "zookeeper";
            case CONTROLLER -> "kafka-controller";
            case BROKER, COMBINED -> "kafka";
            case CONNECT -> "kafka-connect";
            case REGISTRY -> "schema-registry";
        };
    }

    /** For {@code app.kubernetes.io/name}. */
    public String software() {
        return this == CONTROLLER ? "kafka" : workload();
    }

    /** The client port of the first node on a plain machine. */
    int firstPort() {
        return this == CONTROLLER ? 9592 : podPort();
    }

    /** The client port of every pod. */
    int podPort() {
        return switch (this) {
            case ZOOKEEPER -> 2181;
            case CONTROLLER, BROKER, COMBINED -> 9092;
            case CONNECT -> 8083;
            case REGISTRY -> 8081;
        };
    }

    /** Its position in a rolling change: lower ones come first. */
    public int place() {
        return switch (this) {
            case ZOOKEEPER -> 0;
            case CONTROLLER, COMBINED -> 1;
            case BROKER -> 2;
            case REGISTRY -> 3;
            case CONNECT -> 4;
        };
    }

    /** The reason for its position, for messages; registry and Connect have no leader. */
    public String placeReason(boolean leads) {
        return switch (this) {
            case ZOOKEEPER -> leads ? "leads the ensemble: last of it" : "follows in the ensemble";
            case CONTROLLER, COMBINED ->
                leads ? "the active controller: last of the controllers" : "a standby controller";
            case BROKER -> leads ? "the active controller: last of the brokers" : "a broker, after controllers";
            case REGISTRY -> "the registry, after the brokers; it is unavailable while it restarts";
            case CONNECT -> "a Connect worker, last";
        };
    }

    /** The heap that a spec gives it, in MiB. */
    public int heap(HeapSpec heaps) {
        return switch (this) {
            case ZOOKEEPER -> heaps.zookeeper();
            case CONTROLLER -> heaps.controller();
            case BROKER, COMBINED -> heaps.broker();
            case CONNECT -> heaps.connect();
            case REGISTRY -> heaps.registry();
        };
    }

    public SizeSpec size(KubernetesSpec pods) {
        return switch (this) {
            case ZOOKEEPER -> pods.zookeeper();
            case CONTROLLER -> pods.controller();
            case BROKER, COMBINED -> pods.broker();
            case CONNECT -> pods.connect();
            case REGISTRY -> pods.registry();
        };
    }
}

package ai.voicecore.gregor.topology;

/** A purpose that a node listens for. */
public enum Endpoint {
    /** Kafka clients; ZooKeeper clients; the REST of Connect and of the registry. */
    CLIENT,
    /** Kafka clients outside of the Kubernetes cluster. */
    EXTERNAL,
    /** Replication and other traffic between brokers. */
    REPLICATION,
    /** The KRaft quorum. */
    CONTROLLER,
    /** ZooKeeper followers to their leader. */
    PEER,
    /** ZooKeeper's leader election. */
    ELECTION,
    /** The node's own /live, /ready, /state and /metrics. */
    HTTP
}

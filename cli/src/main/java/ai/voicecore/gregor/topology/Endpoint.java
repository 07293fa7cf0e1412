package ai.voicecore.gregor.topology;

/** The purpose of a listener. */
public enum Endpoint {
    /** Kafka clients; ZooKeeper clients; the REST APIs of Connect and the registry. */
    CLIENT,
    /** Kafka clients outside the Kubernetes cluster. */
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

package ai.voicecore.gregor.spec;

/** How clients outside of a Kubernetes cluster reach the brokers. */
public enum ExternalAccess {
    NONE,
    /** A port of every Kubernetes node, which leads to the broker on that node. */
    NODEPORT,
    /** A load balancer for each broker, under a name of the broker's own. */
    LOADBALANCER
}

package ai.voicecore.gregor.spec;

/** How clients outside of a Kubernetes cluster reach the brokers. */
public enum ExternalAccess {
    NONE("none"),
    /** A port of every Kubernetes node, which routes to the broker on that node. */
    NODEPORT("nodePort"),
    /** A load balancer for each broker, with the broker's own name. */
    LOADBALANCER("loadBalancer");

    private final String word;

    ExternalAccess(String word) {
        this.word = word;
    }

    /** As in a spec. */
    public String word() {
        return word;
    }
}

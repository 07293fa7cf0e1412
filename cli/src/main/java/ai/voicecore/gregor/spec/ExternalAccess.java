package ai.voicecore.gregor.spec;

/** How clients outside of a Kubernetes cluster reach the brokers. */
public enum ExternalAccess {
    NONE("none"),
    /** A port of every Kubernetes node, which leads to the broker on that node. */
    NODEPORT("nodePort"),
    /** A load balancer for each broker, under a name of the broker's own. */
    LOADBALANCER("loadBalancer");

    private final String word;

    ExternalAccess(String word) {
        this.word = word;
    }

    /** As a spec has it. */
    public String word() {
        return word;
    }
}

package ai.voicecore.gregor.topology;

/** What one process is. */
public enum Role {
    ZOOKEEPER,
    CONTROLLER,
    BROKER,
    /** Broker and KRaft controller in one JVM. */
    COMBINED,
    CONNECT,
    REGISTRY;

    /** Whether clients can reach partitions through it. */
    public boolean isBroker() {
        return this == BROKER || this == COMBINED;
    }

    /** Whether it votes in the KRaft quorum. */
    public boolean isController() {
        return this == CONTROLLER || this == COMBINED;
    }

    /** Whether it needs running brokers to start. */
    public boolean isClient() {
        return this == CONNECT || this == REGISTRY;
    }

    /** The first part of the names of nodes of this role. */
    public String stem() {
        return switch (this) {
            case ZOOKEEPER -> "zookeeper";
            case CONTROLLER -> "controller";
            case BROKER, COMBINED -> "kafka";
            case CONNECT -> "connect";
            case REGISTRY -> "registry";
        };
    }
}

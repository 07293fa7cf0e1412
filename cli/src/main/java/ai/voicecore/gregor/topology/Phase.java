package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.Mode;

/**
 * Where a broker or controller finds the cluster's metadata. It belongs to the node, not to the cluster: during a migration
 * from ZooKeeper to KRaft nodes of several phases run at the same time (KIP-866). Each phase says which settings a node
 * has; phases in between have parts of both.
 */
public enum Phase {
    ZOOKEEPER(true, false, false),
    KRAFT(false, true, true);

    private final boolean zooKeeper;
    private final boolean quorum;
    private final boolean processRoles;

    Phase(boolean zooKeeper, boolean quorum, boolean processRoles) {
        this.zooKeeper = zooKeeper;
        this.quorum = quorum;
        this.processRoles = processRoles;
    }

    /** The phase of new nodes. */
    static Phase of(Mode mode) {
        return switch (mode) {
            case ZOOKEEPER -> ZOOKEEPER;
            case KRAFT -> KRAFT;
        };
    }

    /** Whether the node has {@code zookeeper.connect}. */
    boolean usesZooKeeper() {
        return zooKeeper;
    }

    /** Whether the node has the addresses of the KRaft controllers. */
    boolean usesQuorum() {
        return quorum;
    }

    /** Whether the node has {@code process.roles} and {@code node.id}; otherwise it is a broker with {@code broker.id}. */
    boolean usesProcessRoles() {
        return processRoles;
    }
}

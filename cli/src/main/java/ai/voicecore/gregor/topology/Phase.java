package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.Mode;

/**
 * Where a broker or a controller finds the cluster's metadata. It belongs to the node and not to the cluster: while a cluster
 * goes from ZooKeeper to KRaft, nodes of several phases run side by side (KIP-866). Each phase says which parts the settings of
 * such a node have, so one between the two has parts of both.
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

    /** That of the nodes of a cluster that is new. */
    static Phase of(Mode mode) {
        return switch (mode) {
            case ZOOKEEPER -> ZOOKEEPER;
            case KRAFT -> KRAFT;
        };
    }

    /** Whether it has {@code zookeeper.connect}. */
    boolean usesZooKeeper() {
        return zooKeeper;
    }

    /** Whether it has the addresses of the KRaft controllers. */
    boolean usesQuorum() {
        return quorum;
    }

    /** Whether it has {@code process.roles} and {@code node.id}; otherwise it is a broker with a {@code broker.id}. */
    boolean usesProcessRoles() {
        return processRoles;
    }
}

package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.Mode;

/**
 * Where a broker or controller finds the cluster's metadata. It belongs to the node, not to the cluster: during a migration
 * from ZooKeeper to KRaft nodes of several phases run at the same time (KIP-866). Each phase says which settings a node
 * has; phases in between have parts of both.
 */
public enum Phase {
    ZOOKEEPER,
    KRAFT;

    /** The phase of new nodes. */
    static Phase of(Mode mode) {
        return mode == Mode.KRAFT ? KRAFT : ZOOKEEPER;
    }

    /** Whether the node is a broker with {@code broker.id} and {@code zookeeper.connect}. */
    boolean usesZooKeeper() {
        return this == ZOOKEEPER;
    }

    /** Whether the node has {@code process.roles}, {@code node.id} and the addresses of the KRaft controllers. */
    boolean usesQuorum() {
        return this == KRAFT;
    }
}

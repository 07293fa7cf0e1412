package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.Mode;

/**
 * Where a broker or controller finds the cluster's metadata. It belongs to the node, not to the cluster: during a migration
 * from ZooKeeper to KRaft nodes of several phases run at the same time (KIP-866). Each phase says which settings a node
 * has; phases in between have parts of both.
 */
public enum Phase {
    /** A controller in this phase must not run: a rollback deletes its metadata. */
    ZOOKEEPER,
    /** Between the two: a broker has its metadata from ZooKeeper and is registered with the quorum; a controller writes both. */
    MIGRATION,
    KRAFT;

    /** The phase of new nodes. */
    static Phase of(Mode mode, Role role) {
        Phase withZooKeeper = role.isController() ? MIGRATION : ZOOKEEPER;
        return mode == Mode.KRAFT ? KRAFT : withZooKeeper;
    }

    /** Whether the node has {@code zookeeper.connect}. */
    boolean usesZooKeeper() {
        return this != KRAFT;
    }

    /** Whether the node has the addresses of the KRaft controllers. */
    boolean usesQuorum() {
        return this != ZOOKEEPER;
    }

    /** Whether the node has {@code process.roles} and {@code node.id}; the others are brokers with {@code broker.id}. */
    boolean hasRoles(Role role) {
        return this == KRAFT || role.isController();
    }
}

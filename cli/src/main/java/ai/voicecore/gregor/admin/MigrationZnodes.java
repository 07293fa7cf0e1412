package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import ai.voicecore.gregor.snapshot.zookeeper.Znodes;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata;

/** The znodes of a migration from ZooKeeper to KRaft (KIP-866). Methods throw {@link AdminFailure}. */
public interface MigrationZnodes {

    Znodes read();

    /** All metadata of the cluster; takes a request for every topic. */
    ZooKeeperMetadata metadata();

    /**
     * Returns the cluster to its brokers, all or nothing: deletes {@code /controller} if it names a KRaft controller, deletes
     * {@code /migration}, and raises {@code /controller_epoch} above that of the KRaft controllers. These must be stopped.
     * Until a broker has taken {@code /controller} the cluster has no controller.
     */
    @Mutating
    void release();
}

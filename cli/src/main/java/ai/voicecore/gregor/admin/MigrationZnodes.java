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
     * Raises the version of every partition's znode, without a change of its content. The version is the partition epoch in ZooKeeper
     * mode. KRaft may have counted further, because one write of a znode can contain several changes; then brokers take what the
     * next ZooKeeper-mode controller says about the partition for outdated ({@code Partition.makeLeader} in Kafka 3.9), and a
     * broker that restarts never gets in sync.
     */
    @Mutating
    void raisePartitionEpochs();

    /**
     * Returns the cluster to its brokers, all or nothing: deletes {@code /controller} if it names a KRaft controller, deletes
     * {@code /migration}, and raises {@code /controller_epoch} above that of the KRaft controllers. These must be stopped.
     * Until a broker has taken {@code /controller} the cluster has no controller.
     */
    @Mutating
    void release();
}

package ai.voicecore.gregor.node.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the role's MBeans said at one moment. A component is null, and absent from the JSON, when its MBean is not there:
 * the role has none, this version has none, or the server has not come that far.
 *
 * @param brokerState {@code kafka.server:type=KafkaServer,name=BrokerState}: 0 not running, 1 starting, 2 recovery, 3
 *     running, 6 pending controlled shutdown, 7 shutting down (Kafka's {@code BrokerState})
 * @param brokerStateName the same as Kafka's word: {@code RUNNING}
 * @param raftState {@code kafka.server:type=raft-metrics}, {@code current-state}: leader, follower, candidate, prospective
 *     (4.x), unattached, resigned, observer ({@code KafkaRaftMetrics})
 * @param raftLeader {@code current-leader}: node id, or -1 when it is not known
 * @param raftEpoch {@code current-epoch}
 * @param metadataVersion {@code kafka.server:type=MetadataLoader,name=CurrentMetadataVersion} (KIP-938): the level of {@code
 *     metadata.version}
 * @param activeController whether this node is the active controller, of KRaft or of a ZooKeeper cluster ({@code
 *     kafka.controller:type=KafkaController,name=ActiveControllerCount} is 1)
 * @param zkMigrationState {@code ZkMigrationState} (KIP-866): 0 none, 1 migration, 2 pre-migration, 3 post-migration, 4
 *     ZooKeeper (what a ZooKeeper-mode broker says), -1 not loaded yet
 * @param migratingZkBrokerCount {@code MigratingZkBrokerCount} (KIP-866): ZooKeeper-mode brokers registered with this
 *     controller; only the active controller's is right
 * @param zkWriteBehindLag {@code ZkWriteBehindLag} (KIP-866): records not yet written back to ZooKeeper; 0 is level
 * @param underReplicatedPartitions led by this broker, with fewer replicas in the ISR than assigned
 * @param underMinIsrPartitions led by this broker, with an ISR below {@code min.insync.replicas}
 * @param offlineLogDirectories of this broker
 * @param partitions replicas that this broker hosts and that are online ({@code PartitionCount})
 * @param leaders partitions that this broker leads ({@code LeaderCount})
 * @param offlineReplicas replicas of this broker that lie in an offline directory
 * @param zooKeeperState leader, follower, observer, standalone, or looking while there is no quorum (from the names of
 *     the {@code org.apache.ZooKeeperService} beans, of which a server registers the serving ones when it serves)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Beans(
        @Nullable Integer brokerState,
        @Nullable String brokerStateName,
        @Nullable String raftState,
        @Nullable Integer raftLeader,
        @Nullable Integer raftEpoch,
        @Nullable Integer metadataVersion,
        @Nullable Boolean activeController,
        @Nullable Integer zkMigrationState,
        @Nullable Integer migratingZkBrokerCount,
        @Nullable Long zkWriteBehindLag,
        @Nullable Integer underReplicatedPartitions,
        @Nullable Integer underMinIsrPartitions,
        @Nullable Integer offlineLogDirectories,
        @Nullable Integer partitions,
        @Nullable Integer leaders,
        @Nullable Integer offlineReplicas,
        @Nullable String zooKeeperState) {

    static final int RUNNING = 3;

    boolean isRunning() {
        return brokerState != null && brokerState == RUNNING;
    }

    /**
     * Whether this broker leads all partitions that it hosts, so that it is in every ISR; true for a broker without
     * partitions.
     */
    boolean leadsEverythingItHosts() {
        return partitions != null && partitions.equals(leaders) && offlineReplicas != null && offlineReplicas == 0;
    }

    static String nameOf(int brokerState) {
        return switch (brokerState) {
            case 0 -> "NOT_RUNNING";
            case 1 -> "STARTING";
            case 2 -> "RECOVERY";
            case RUNNING -> "RUNNING";
            case 6 -> "PENDING_CONTROLLED_SHUTDOWN";
            case 7 -> "SHUTTING_DOWN";
            default -> "UNKNOWN";
        };
    }
}

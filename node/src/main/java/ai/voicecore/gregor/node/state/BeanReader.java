package ai.voicecore.gregor.node.state;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Set;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Beans} from this JVM's MBeans, in microseconds and without a connection. Nothing is created before the
 * first reading: the MBean server takes part of Kafka's own start.
 */
public final class BeanReader {
    private static final ObjectName BROKER_STATE = name("kafka.server:type=KafkaServer,name=BrokerState");
    private static final ObjectName RAFT = name("kafka.server:type=raft-metrics");
    private static final ObjectName METADATA = name("kafka.server:type=broker-metadata-metrics");
    private static final ObjectName METADATA_VERSION =
            name("kafka.server:type=MetadataLoader,name=CurrentMetadataVersion");
    private static final ObjectName ACTIVE = controller("ActiveControllerCount");
    private static final ObjectName MIGRATION_STATE = controller("ZkMigrationState");
    private static final ObjectName MIGRATING_BROKERS = controller("MigratingZkBrokerCount");
    private static final ObjectName WRITE_BEHIND = controller("ZkWriteBehindLag");
    private static final ObjectName UNDER_REPLICATED = replicas("UnderReplicatedPartitions");
    private static final ObjectName UNDER_MIN_ISR = replicas("UnderMinIsrPartitionCount");
    private static final ObjectName PARTITIONS = replicas("PartitionCount");
    private static final ObjectName LEADERS = replicas("LeaderCount");
    private static final ObjectName OFFLINE_REPLICAS = replicas("OfflineReplicaCount");
    private static final ObjectName OFFLINE_DIRECTORIES =
            name("kafka.log:type=LogManager,name=OfflineLogDirectoryCount");
    private static final ObjectName ZOOKEEPER = name("org.apache.ZooKeeperService:*");

    private static final Set<String> SERVING = Set.of("Leader", "Follower", "Observer");

    private BeanReader() {}

    /** Offset of the last metadata record that the broker has applied ({@code broker-metadata-metrics}, KIP-835). */
    public static @Nullable Long appliedMetadata() {
        Number offset = number(ManagementFactory.getPlatformMBeanServer(), METADATA, "last-applied-record-offset");
        return offset == null ? null : offset.longValue();
    }

    /** Whether the broker is RUNNING; one attribute, for asking often while it starts. */
    static boolean brokerRuns() {
        Integer state = integer(ManagementFactory.getPlatformMBeanServer(), BROKER_STATE, "Value");
        return state != null && state == Beans.RUNNING;
    }

    static Beans read() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Integer brokerState = integer(server, BROKER_STATE, "Value");
        Integer active = integer(server, ACTIVE, "Value");
        Number lag = number(server, WRITE_BEHIND, "Value");
        return new Beans(
                brokerState,
                brokerState == null ? null : Beans.nameOf(brokerState),
                value(server, RAFT, "current-state") instanceof String state ? state : null,
                integer(server, RAFT, "current-leader"),
                integer(server, RAFT, "current-epoch"),
                integer(server, METADATA_VERSION, "Value"),
                active == null ? null : active == 1,
                integer(server, MIGRATION_STATE, "Value"),
                integer(server, MIGRATING_BROKERS, "Value"),
                lag == null ? null : lag.longValue(),
                integer(server, UNDER_REPLICATED, "Value"),
                integer(server, UNDER_MIN_ISR, "Value"),
                integer(server, OFFLINE_DIRECTORIES, "Value"),
                integer(server, PARTITIONS, "Value"),
                integer(server, LEADERS, "Value"),
                integer(server, OFFLINE_REPLICAS, "Value"),
                zooKeeperState(server));
    }

    private static @Nullable String zooKeeperState(MBeanServer server) {
        String state = null;
        for (ObjectName bean : server.queryNames(ZOOKEEPER, null)) {
            String server0 = bean.getKeyProperty("name0");
            if (server0 != null && server0.startsWith("StandaloneServer")) {
                return "standalone";
            }
            // name0=ReplicatedServer_id1,name1=replica.1,name2=Leader; without a name2 the server only exists.
            String serving = bean.getKeyProperty("name2");
            if (serving != null && SERVING.contains(serving)) {
                return serving.toLowerCase(Locale.ROOT);
            }
            state = "looking";
        }
        return state;
    }

    private static @Nullable Integer integer(MBeanServer server, ObjectName bean, String attribute) {
        Number number = number(server, bean, attribute);
        return number == null ? null : number.intValue();
    }

    private static @Nullable Number number(MBeanServer server, ObjectName bean, String attribute) {
        return value(server, bean, attribute) instanceof Number number ? number : null;
    }

    private static @Nullable Object value(MBeanServer server, ObjectName bean, String attribute) {
        try {
            return server.getAttribute(bean, attribute);
        } catch (InstanceNotFoundException | AttributeNotFoundException | RuntimeMBeanException e) {
            // Not there, or its owner is still half built or already half gone.
            return null;
        } catch (JMException e) {
            throw new IllegalStateException("Cannot read " + attribute + " of " + bean, e);
        }
    }

    private static ObjectName controller(String gauge) {
        return name("kafka.controller:type=KafkaController,name=" + gauge);
    }

    private static ObjectName replicas(String gauge) {
        return name("kafka.server:type=ReplicaManager,name=" + gauge);
    }

    static ObjectName name(String text) {
        try {
            return new ObjectName(text);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}

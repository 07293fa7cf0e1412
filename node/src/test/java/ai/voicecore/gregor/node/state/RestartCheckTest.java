package ai.voicecore.gregor.node.state;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.node.settings.NodeSettings;
import ai.voicecore.gregor.node.state.RestartCheck.OldRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running node reports before it is stopped. */
class RestartCheckTest {
    @TempDir
    Path node;

    private Path data;

    @BeforeEach
    void formatted() throws IOException {
        data = Files.createDirectories(node.resolve("data"));
        Files.writeString(data.resolve("meta.properties"), "version=1\ncluster.id=ours\nnode.id=1\n");
    }

    @Test
    void validStorageIsNoObstacle() throws IOException {
        Files.createDirectories(data.resolve("calls-0"));

        assertThat(check().trouble()).isNull();
        assertThat(check().oldRequests()).isEmpty();
    }

    @Test
    void changesOfTheStorageWhileTheNodeRanAreReported() throws IOException {
        Path foreign = Files.createDirectories(data.resolve("lost+found"));
        assertThat(check().trouble()).contains("holds lost+found");
        assertThat(check().remedy()).contains("Move it");
        Files.delete(foreign);

        Files.delete(data.resolve("meta.properties"));
        assertThat(check().trouble()).contains(data + " is empty, though this node has run before");

        Files.writeString(data.resolve("meta.properties"), "version=1\ncluster.id=theirs\nnode.id=1\n");
        assertThat(check().trouble()).contains("belongs to the cluster theirs");

        Files.writeString(data.resolve("meta.properties"), "version=1\ncluster.id=ours\nnode.id=7\n");
        assertThat(check().trouble()).contains("belongs to node 7");
    }

    @Test
    void theCheckChangesNothing() throws IOException {
        Files.createDirectories(node.resolve("zookeeper/version-2"));
        NodeSettings server = NodeSettings.from(Map.of(
                "GREGOR_ROLE", "ZOOKEEPER",
                "GREGOR_NODE_DIR", node.toString(),
                "GREGOR_HTTP_PORT", "0",
                "ZOOKEEPER_SERVER_ID", "2",
                "ZOOKEEPER_DATA_DIR", node.resolve("zookeeper").toString()));

        assertThat(RestartCheck.of(server).trouble()).isNull();
        assertThat(node.resolve("zookeeper/myid")).doesNotExist();
    }

    /** With the names of a broker's metrics reporter. */
    @Test
    void requestsThatALaterKafkaRejectsAreCounted() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<ObjectName> names = List.of(
                meter("Fetch", "unknown", "unknown"),
                meter("FetchConsumer", "unknown", "unknown"),
                meter("Metadata", "librdkafka", "1.4.0"));
        for (ObjectName name : names) {
            server.registerMBean(new Meter(), name);
        }
        try {
            assertThat(check().oldRequests())
                    .containsExactly(
                            new OldRequest("Fetch", "3", "unknown", 7),
                            new OldRequest("Metadata", "3", "librdkafka 1.4.0", 7));
        } finally {
            for (ObjectName name : names) {
                server.unregisterMBean(name);
            }
        }
    }

    private static ObjectName meter(String request, String client, String version) throws Exception {
        return new ObjectName("kafka.network:type=RequestMetrics,name=DeprecatedRequestsPerSec,request=" + request
                + ",version=3,clientSoftwareName=" + client + ",clientSoftwareVersion=" + version);
    }

    /** The interface of a standard MBean must have this name. */
    public interface MeterMBean {
        long getCount();
    }

    public static final class Meter implements MeterMBean {
        @Override
        public long getCount() {
            return 7;
        }
    }

    private RestartCheck check() {
        return RestartCheck.of(NodeSettings.from(Map.of(
                "GREGOR_ROLE",
                "COMBINED",
                "GREGOR_NODE_DIR",
                node.toString(),
                "GREGOR_HTTP_PORT",
                "0",
                "CLUSTER_ID",
                "ours",
                "KAFKA_NODE_ID",
                "1",
                "KAFKA_PROCESS_ROLES",
                "broker,controller",
                "KAFKA_LOG_DIRS",
                data.toString())));
    }
}

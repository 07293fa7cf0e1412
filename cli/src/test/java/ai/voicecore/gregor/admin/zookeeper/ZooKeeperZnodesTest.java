package ai.voicecore.gregor.admin.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.zookeeper.Znodes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.Stat;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real ZooKeeper server in this JVM. */
class ZooKeeperZnodesTest {
    private static final String STATE = "/brokers/topics/calls/partitions/0/state";
    private static final String CONTENT = "{\"controller_epoch\":3,\"leader\":0,\"leader_epoch\":1,\"isr\":[0,1]}";

    @TempDir
    private Path data;

    private ServerCnxnFactory server;
    private ZooKeeper client;
    private ZooKeeperZnodes znodes;

    @BeforeEach
    void start() throws Exception {
        server = new NIOServerCnxnFactory();
        server.configure(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.startup(new ZooKeeperServer(data.toFile(), data.toFile(), 500));
        String connect = "127.0.0.1:" + server.getLocalPort();
        CountDownLatch connected = new CountDownLatch(1);
        client = new ZooKeeper(connect, 10_000, event -> connected.countDown());
        assertThat(connected.await(10, TimeUnit.SECONDS)).isTrue();
        znodes = new ZooKeeperZnodes(connect);
    }

    @AfterEach
    void stop() throws InterruptedException {
        client.close();
        server.shutdown();
    }

    private void put(String path, String content) throws KeeperException, InterruptedException {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            if (client.exists(parent, false) == null) {
                client.create(parent, new byte[0], Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
            }
        }
        client.create(path, content.getBytes(StandardCharsets.UTF_8), Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
    }

    private String content(String path) throws KeeperException, InterruptedException {
        return new String(client.getData(path, false, null), StandardCharsets.UTF_8);
    }

    @Test
    void partitionEpochsAreRaisedAndTheContentStays() throws Exception {
        put(STATE, CONTENT);
        put("/brokers/topics/being-created", "{}");

        znodes.raisePartitionEpochs();

        assertThat(Optional.ofNullable(client.exists(STATE, false)).map(Stat::getVersion))
                .hasValueSatisfying(version -> assertThat(version).isGreaterThanOrEqualTo(100));
        assertThat(content(STATE)).isEqualTo(CONTENT);
    }

    @Test
    void theReleaseRaisesTheControllerEpochAndDeletesBothZnodes() throws Exception {
        put("/controller", "{\"version\":2,\"brokerid\":3000,\"kraftControllerEpoch\":7}");
        put("/controller_epoch", "5");
        put("/migration", "{\"kraft_metadata_offset\":42}");
        assertThat(znodes.read().kraftController()).contains(3000);

        znodes.release();
        znodes.release();

        assertThat(znodes.read()).isEqualTo(Znodes.NONE);
        assertThat(Integer.parseInt(content("/controller_epoch"))).isGreaterThan(7);
    }

    @Test
    void aBrokerThatIsTheControllerStays() throws Exception {
        put("/controller", "{\"version\":2,\"brokerid\":1,\"kraftControllerEpoch\":-1}");
        put("/controller_epoch", "5");

        znodes.release();

        assertThat(client.getChildren("/", false)).contains("controller");
        assertThat(content("/controller_epoch")).isEqualTo("5");
    }

    @Test
    void secretsAreNotRead() throws Exception {
        put("/config/brokers/0", "{\"config\":{\"ssl.key.password\":\"geheim\",\"log.cleaner.threads\":\"2\"}}");

        assertThat(znodes.metadata().settings().toString())
                .contains("log.cleaner.threads=2")
                .doesNotContain("geheim");
        assertThat(List.copyOf(znodes.metadata().topics().keySet())).isEmpty();
    }
}

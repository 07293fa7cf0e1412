package ai.voicecore.gregor.topology;

import static ai.voicecore.gregor.testing.Clusters.node;
import static ai.voicecore.gregor.testing.Clusters.topology;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class ZooKeeperTopologyTest {
    @Test
    void zooKeeperServersComeBeforeTheBrokers() {
        assertThat(topology("mode: zookeeper").nodes())
                .extracting(Node::name, Node::role, Node::id)
                .containsExactly(
                        tuple("zookeeper-0", Role.ZOOKEEPER, 1),
                        tuple("zookeeper-1", Role.ZOOKEEPER, 2),
                        tuple("zookeeper-2", Role.ZOOKEEPER, 3),
                        tuple("kafka-0", Role.BROKER, 0),
                        tuple("kafka-1", Role.BROKER, 1),
                        tuple("kafka-2", Role.BROKER, 2),
                        tuple("registry-0", Role.REGISTRY, 0),
                        tuple("connect-0", Role.CONNECT, 0));
    }

    @Test
    void theCompleteDescriptionOfAServer() {
        Node server = node(topology("mode: zookeeper"), "zookeeper-1");

        assertThat(server.bind())
                .containsOnly(
                        entry(Endpoint.CLIENT, new Address("127.0.0.1", 2191)),
                        entry(Endpoint.PEER, new Address("127.0.0.1", 2192)),
                        entry(Endpoint.ELECTION, new Address("127.0.0.1", 2193)),
                        entry(Endpoint.HTTP, new Address("127.0.0.1", 2194)));
        assertThat(server.environment())
                .containsOnly(
                        entry("ZOOKEEPER_SERVER_ID", "2"),
                        entry("ZOOKEEPER_DATA_DIR", "/nodes/zookeeper-1/data"),
                        entry("ZOOKEEPER_CLIENT_PORT", "2191"),
                        entry("ZOOKEEPER_CLIENT_PORT_ADDRESS", "127.0.0.1"),
                        entry("ZOOKEEPER_TICK_TIME", "1000"),
                        entry("ZOOKEEPER_INIT_LIMIT", "10"),
                        entry("ZOOKEEPER_SYNC_LIMIT", "5"),
                        entry("ZOOKEEPER_ADMIN_ENABLE_SERVER", "false"),
                        entry("ZOOKEEPER_AUTOPURGE_SNAP_RETAIN_COUNT", "3"),
                        entry("ZOOKEEPER_AUTOPURGE_PURGE_INTERVAL", "24"),
                        entry("ZOOKEEPER_4LW_COMMANDS_WHITELIST", "srvr,ruok,mntr"),
                        entry("ZOOKEEPER_SERVER_1", "127.0.0.1:2182:2183"),
                        entry("ZOOKEEPER_SERVER_2", "127.0.0.1:2192:2193"),
                        entry("ZOOKEEPER_SERVER_3", "127.0.0.1:2202:2203"));
    }

    @Test
    void aSingleServerHasNoPeers() {
        assertThat(node(topology("mode: zookeeper\nzookeepers: 1"), "zookeeper-0")
                        .environment())
                .doesNotContainKey("ZOOKEEPER_SERVER_1")
                .containsEntry("ZOOKEEPER_SERVER_ID", "1");
    }

    @Test
    void brokersHaveTheEnsembleAndNoQuorum() {
        Node broker = node(topology("mode: zookeeper"), "kafka-2");

        assertThat(broker.environment()).doesNotContainKey("CLUSTER_ID");
        assertThat(broker.bind()).containsOnlyKeys(Endpoint.CLIENT, Endpoint.REPLICATION, Endpoint.HTTP);
        assertThat(Properties.of(broker, "KAFKA_"))
                .doesNotContainKeys(
                        "process.roles",
                        "node.id",
                        "controller.quorum.voters",
                        "controller.listener.names",
                        "broker.heartbeat.interval.ms")
                .contains(
                        entry("broker.id", "2"),
                        entry("zookeeper.connect", "127.0.0.1:2181,127.0.0.1:2191,127.0.0.1:2201"),
                        entry("zookeeper.session.timeout.ms", "6000"),
                        entry("listeners", "CLIENT://127.0.0.1:9112,REPLICATION://127.0.0.1:9114"));
    }
}

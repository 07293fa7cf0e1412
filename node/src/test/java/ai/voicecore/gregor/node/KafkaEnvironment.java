package ai.voicecore.gregor.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Environments of single nodes with free ports of the loopback. */
final class KafkaEnvironment {
    static final String CLUSTER_ID = "4L6g3nShT-eMCtK--X86sw";

    private static final int FIRST_PORT = 20_000;

    /** net.ipv4.ip_local_port_range of Linux begins here. */
    private static final int FIRST_OF_CONNECTIONS = 32_768;

    private KafkaEnvironment() {}

    static Map<String, String> combined(Path directory, int port) {
        int controllerPort = freePort();
        Map<String, String> environment = new HashMap<>(broker(directory, port));
        environment.putAll(Map.of(
                "GREGOR_ROLE", "COMBINED",
                "CLUSTER_ID", CLUSTER_ID,
                "KAFKA_NODE_ID", "1",
                "KAFKA_PROCESS_ROLES", "broker,controller",
                "KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER",
                "KAFKA_CONTROLLER_QUORUM_VOTERS", "1@127.0.0.1:" + controllerPort,
                "KAFKA_LISTENERS", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"));
        return environment;
    }

    static Map<String, String> controller(Path directory, int controllerPort) {
        return Map.of(
                "GREGOR_ROLE", "CONTROLLER",
                "CLUSTER_ID", CLUSTER_ID,
                "KAFKA_NODE_ID", "3000",
                "KAFKA_PROCESS_ROLES", "controller",
                "KAFKA_LOG_DIRS", directory.resolve("data").toString(),
                "KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER",
                "KAFKA_CONTROLLER_QUORUM_VOTERS", "3000@127.0.0.1:" + controllerPort,
                "KAFKA_LISTENERS", "CONTROLLER://127.0.0.1:" + controllerPort,
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
    }

    static Map<String, String> kraftBroker(Path directory, int id, int port, int controllerPort) {
        Map<String, String> environment = new HashMap<>(broker(directory, port));
        environment.putAll(Map.of(
                "GREGOR_ROLE",
                "BROKER",
                "CLUSTER_ID",
                CLUSTER_ID,
                "KAFKA_NODE_ID",
                Integer.toString(id),
                "KAFKA_PROCESS_ROLES",
                "broker",
                "KAFKA_CONTROLLER_LISTENER_NAMES",
                "CONTROLLER",
                "KAFKA_CONTROLLER_QUORUM_VOTERS",
                "3000@127.0.0.1:" + controllerPort,
                "KAFKA_LISTENERS",
                "PLAINTEXT://127.0.0.1:" + port,
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"));
        return environment;
    }

    static Map<String, String> zooKeeperBroker(Path directory, int port, int zooKeeperPort) {
        Map<String, String> environment = new HashMap<>(broker(directory, port));
        environment.putAll(Map.of(
                "GREGOR_ROLE",
                "BROKER",
                "KAFKA_BROKER_ID",
                "1",
                "KAFKA_ZOOKEEPER_CONNECT",
                "127.0.0.1:" + zooKeeperPort,
                "KAFKA_LISTENERS",
                "PLAINTEXT://127.0.0.1:" + port));
        return environment;
    }

    static Map<String, String> zooKeeper(Path directory, int port) {
        return Map.of(
                "GREGOR_ROLE", "ZOOKEEPER",
                "ZOOKEEPER_SERVER_ID", "1",
                "ZOOKEEPER_DATA_DIR", directory.resolve("data").toString(),
                "ZOOKEEPER_TICK_TIME", "500",
                "ZOOKEEPER_CLIENT_PORT", Integer.toString(port),
                "ZOOKEEPER_CLIENT_PORT_ADDRESS", "127.0.0.1",
                "ZOOKEEPER_ADMIN_ENABLE_SERVER", "false");
    }

    private static Map<String, String> broker(Path directory, int port) {
        return Map.of(
                "KAFKA_LOG_DIRS", directory.resolve("data").toString(),
                "KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port,
                "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1",
                "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1",
                "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    }

    /**
     * A free port of the loopback, outside of the range for outgoing connections: in that range, a node that repeatedly
     * connects to a port on which nothing listens yet could get a connection to itself, and would then occupy the other
     * node's port.
     */
    static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_OF_CONNECTIONS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // The port is in use.
            }
        }
        throw new AssertionError("no port of " + FIRST_PORT + " to " + FIRST_OF_CONNECTIONS + " is free");
    }
}

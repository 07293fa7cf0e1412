package ai.voicecore.gregor.topology;

import static ai.voicecore.gregor.testing.Clusters.node;
import static ai.voicecore.gregor.testing.Clusters.topology;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KubernetesTopologyTest {
    private static final String KUBERNETES = "platform: kubernetes\n";

    @Test
    void nodesHaveTheNamesOfTheirPodsAndTheAddressesOfTheirHeadlessService() {
        Topology topology = topology(KUBERNETES);

        assertThat(topology.nodes().stream().map(Node::name))
                .containsExactly(
                        "kafka-kraft-0", "kafka-kraft-1", "kafka-kraft-2", "schema-registry-0", "kafka-connect-0");
        assertThat(node(topology, "kafka-kraft-1").environment())
                .containsEntry("KAFKA_NODE_ID", "1")
                .containsEntry("KAFKA_PROCESS_ROLES", "broker,controller")
                .containsEntry(
                        "KAFKA_LISTENERS", "CLIENT://0.0.0.0:9092,REPLICATION://0.0.0.0:9095,CONTROLLER://0.0.0.0:9093")
                .containsEntry(
                        "KAFKA_ADVERTISED_LISTENERS",
                        "CLIENT://kafka-kraft-1.kafka-kraft-headless.kafka.svc:9092,"
                                + "REPLICATION://kafka-kraft-1.kafka-kraft-headless.kafka.svc:9095,"
                                + "CONTROLLER://kafka-kraft-1.kafka-kraft-headless.kafka.svc:9093")
                .containsEntry(
                        "KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS",
                        "kafka-kraft-0.kafka-kraft-headless.kafka.svc:9093,"
                                + "kafka-kraft-1.kafka-kraft-headless.kafka.svc:9093,"
                                + "kafka-kraft-2.kafka-kraft-headless.kafka.svc:9093")
                .containsEntry("KAFKA_LOG_DIRS", "/var/lib/gregor/data");
    }

    /** In Kafka 3.9.0 a controller advertises the address on which it listens (KAFKA-18281). */
    @Test
    void onlyIn390AControllerListensWithoutAHost() {
        for (String layout : List.of("combined", "dedicated")) {
            String controller = layout.equals("combined") ? "kafka-kraft-0" : "kafka-controller-0";
            String spec = KUBERNETES + "controllers: " + layout + "\nversion: ";

            assertThat(listeners(spec + "3.9.0", controller)).endsWith("CONTROLLER://:9093");
            assertThat(listeners(spec + "3.9.1", controller)).endsWith("CONTROLLER://0.0.0.0:9093");
        }
        assertThat(listeners(KUBERNETES + "version: 3.9.0", "kafka-kraft-0"))
                .as("brokers have addresses of their own to be reached at")
                .startsWith("CLIENT://0.0.0.0:9092,REPLICATION://0.0.0.0:9095,");
    }

    private static String listeners(String yaml, String node) {
        return node(topology(yaml), node).environment().get("KAFKA_LISTENERS");
    }

    @Test
    void inZooKeeperModeTheNamesOfBrokersStartWithKafka() {
        Topology topology = topology(KUBERNETES + "mode: zookeeper");

        assertThat(node(topology, "kafka-2").environment())
                .containsEntry("KAFKA_BROKER_ID", "2")
                .containsEntry(
                        "KAFKA_ZOOKEEPER_CONNECT",
                        "zookeeper-0.zookeeper-headless.kafka.svc:2181,"
                                + "zookeeper-1.zookeeper-headless.kafka.svc:2181,"
                                + "zookeeper-2.zookeeper-headless.kafka.svc:2181");
        assertThat(node(topology, "zookeeper-1").environment())
                .containsEntry("ZOOKEEPER_SERVER_ID", "11")
                .containsEntry("ZOOKEEPER_SERVER_12", "zookeeper-2.zookeeper-headless.kafka.svc:2888:3888")
                .containsEntry("ZOOKEEPER_QUORUM_LISTEN_ON_ALL_IPS", "true");
    }

    @Test
    void dedicatedControllersAndAdditionalBrokersHaveSeparateStatefulSets() {
        assertThat(topology(KUBERNETES + "controllers: dedicated").nodes().stream()
                        .filter(node -> node.role() == Role.CONTROLLER)
                        .map(Node::name))
                .containsExactly("kafka-controller-0", "kafka-controller-1", "kafka-controller-2");
        assertThat(topology(KUBERNETES + "brokers: 5").brokers().stream().map(Node::name))
                .containsExactly(
                        "kafka-kraft-0",
                        "kafka-kraft-1",
                        "kafka-kraft-2",
                        "kafka-kraft-broker-3",
                        "kafka-kraft-broker-4");
    }

    @Test
    void racksAreTheZonesOfThePods() {
        Topology topology = topology(KUBERNETES + "racks: [a, b, c]");

        assertThat(topology.brokers()).extracting(Node::rack).containsOnly(Optional.of("$(ZONE)"));
        assertThat(node(topology, "kafka-kraft-0").environment()).containsEntry("KAFKA_BROKER_RACK", "$(ZONE)");
    }

    @Test
    void registryAndConnectUseTheServiceOfAllReadyBrokers() {
        Topology topology = topology(KUBERNETES + "kubernetes: {namespace: streams}");

        assertThat(node(topology, "kafka-connect-0").environment())
                .containsEntry("CONNECT_BOOTSTRAP_SERVERS", "kafka-bootstrap.streams.svc:9092")
                .containsEntry(
                        "CONNECT_REST_ADVERTISED_HOST_NAME", "kafka-connect-0.kafka-connect-headless.streams.svc");
        assertThat(node(topology, "schema-registry-0").environment())
                .containsEntry("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", "kafka-bootstrap.streams.svc:9092")
                .containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0");
    }

    @Test
    void withNodePortABrokerAdvertisesTheAddressOfItsHost() {
        Topology topology = topology(KUBERNETES + "listeners: {external: nodePort, nodePort: 31000}");

        assertThat(node(topology, "kafka-kraft-0").environment().get("KAFKA_ADVERTISED_LISTENERS"))
                .contains("EXTERNAL://$(HOST_IP):31000");
        assertThat(node(topology, "kafka-kraft-0").environment().get("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"))
                .contains("EXTERNAL:PLAINTEXT");
    }

    @Test
    void withLoadBalancerABrokerAdvertisesItsNameInTheDomain() {
        Topology topology = topology(KUBERNETES + "listeners: {external: loadBalancer, domain: kafka.example.com}");

        assertThat(topology.brokers())
                .extracting(node -> node.address(Endpoint.EXTERNAL).toString())
                .isEqualTo(List.of(
                        "kafka-kraft-0.kafka.example.com:9094",
                        "kafka-kraft-1.kafka.example.com:9094",
                        "kafka-kraft-2.kafka.example.com:9094"));
    }

    @Test
    void onAPlainMachineThereIsNoExternalListener() {
        Node broker = node(topology("listeners: {external: nodePort}"), "kafka-0");

        assertThat(broker.bind()).doesNotContainKey(Endpoint.EXTERNAL);
    }
}

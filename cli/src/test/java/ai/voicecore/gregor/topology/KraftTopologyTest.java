package ai.voicecore.gregor.topology;

import static ai.voicecore.gregor.testing.Clusters.node;
import static ai.voicecore.gregor.testing.Clusters.topology;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import ai.voicecore.gregor.testing.Clusters;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KraftTopologyTest {
    private static final String CONTROLLERS = "127.0.0.1:9093,127.0.0.1:9103,127.0.0.1:9113";

    @Test
    void threeBrokersAreAlsoControllers() {
        assertThat(topology("").nodes())
                .extracting(Node::name, Node::role, Node::id)
                .containsExactly(
                        tuple("kafka-0", Role.COMBINED, 0),
                        tuple("kafka-1", Role.COMBINED, 1),
                        tuple("kafka-2", Role.COMBINED, 2),
                        tuple("registry-0", Role.REGISTRY, 0),
                        tuple("connect-0", Role.CONNECT, 0));
    }

    @Test
    void theCompleteDescriptionOfACombinedNode() {
        Node node = node(topology(""), "kafka-1");

        assertThat(node.bind())
                .containsOnly(
                        entry(Endpoint.CLIENT, new Address("127.0.0.1", 9102)),
                        entry(Endpoint.CONTROLLER, new Address("127.0.0.1", 9103)),
                        entry(Endpoint.REPLICATION, new Address("127.0.0.1", 9104)),
                        entry(Endpoint.HTTP, new Address("127.0.0.1", 9105)));
        assertThat(node.environment()).containsEntry("CLUSTER_ID", Clusters.CLUSTER_ID);
        assertThat(Properties.of(node, "KAFKA_"))
                .containsOnly(
                        entry("process.roles", "broker,controller"),
                        entry("replica.fetch.backoff.ms", "100"),
                        entry("node.id", "1"),
                        entry(
                                "listeners",
                                "CLIENT://127.0.0.1:9102,REPLICATION://127.0.0.1:9104,CONTROLLER://127.0.0.1:9103"),
                        entry(
                                "advertised.listeners",
                                "CLIENT://127.0.0.1:9102,REPLICATION://127.0.0.1:9104,CONTROLLER://127.0.0.1:9103"),
                        entry("inter.broker.listener.name", "REPLICATION"),
                        entry(
                                "listener.security.protocol.map",
                                "CLIENT:PLAINTEXT,REPLICATION:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                        entry("controller.listener.names", "CONTROLLER"),
                        entry("controller.quorum.bootstrap.servers", CONTROLLERS),
                        entry("log.dirs", "/nodes/kafka-1/data"),
                        entry("default.replication.factor", "3"),
                        entry("min.insync.replicas", "2"),
                        entry("unclean.leader.election.enable", "false"),
                        entry("offsets.topic.replication.factor", "3"),
                        entry("transaction.state.log.replication.factor", "3"),
                        entry("transaction.state.log.min.isr", "2"),
                        entry("share.coordinator.state.topic.replication.factor", "3"),
                        entry("share.coordinator.state.topic.min.isr", "2"),
                        entry("auto.create.topics.enable", "false"),
                        entry("num.partitions", "3"),
                        entry("num.network.threads", "2"),
                        entry("num.io.threads", "4"),
                        entry("background.threads", "4"),
                        entry("offsets.topic.num.partitions", "3"),
                        entry("transaction.state.log.num.partitions", "3"),
                        entry("group.initial.rebalance.delay.ms", "0"),
                        entry("log.cleaner.dedupe.buffer.size", "4194304"),
                        entry("controller.quorum.election.timeout.ms", "300"),
                        entry("controller.quorum.election.backoff.max.ms", "300"),
                        entry("metadata.max.idle.interval.ms", "3000"),
                        entry("broker.heartbeat.interval.ms", "500"));
    }

    @Test
    void threeOfFiveBrokersAreControllers() {
        Topology five = topology("brokers: 5");

        assertThat(five.brokers())
                .extracting(Node::name, Node::role)
                .containsExactly(
                        tuple("kafka-0", Role.COMBINED),
                        tuple("kafka-1", Role.COMBINED),
                        tuple("kafka-2", Role.COMBINED),
                        tuple("kafka-3", Role.BROKER),
                        tuple("kafka-4", Role.BROKER));
        Node last = node(five, "kafka-4");
        assertThat(last.bind()).doesNotContainKey(Endpoint.CONTROLLER);
        assertThat(Properties.of(last, "KAFKA_"))
                .contains(
                        entry("process.roles", "broker"),
                        entry("node.id", "4"),
                        entry("listeners", "CLIENT://127.0.0.1:9132,REPLICATION://127.0.0.1:9134"),
                        entry("controller.quorum.bootstrap.servers", CONTROLLERS));
    }

    @Test
    void dedicatedControllersComeFirstAndHaveNoClientListener() {
        Topology dedicated = topology("controllers: dedicated");

        assertThat(dedicated.nodes())
                .extracting(Node::name, Node::role, Node::id)
                .startsWith(
                        tuple("controller-0", Role.CONTROLLER, 3000),
                        tuple("controller-1", Role.CONTROLLER, 3001),
                        tuple("controller-2", Role.CONTROLLER, 3002),
                        tuple("kafka-0", Role.BROKER, 0));
        Node controller = node(dedicated, "controller-2");
        assertThat(controller.bind())
                .containsOnly(
                        entry(Endpoint.CONTROLLER, new Address("127.0.0.1", 9613)),
                        entry(Endpoint.HTTP, new Address("127.0.0.1", 9615)));
        assertThat(Properties.of(controller, "KAFKA_"))
                .doesNotContainKeys("broker.rack")
                .contains(
                        entry("advertised.listeners", "CONTROLLER://127.0.0.1:9613"),
                        entry("process.roles", "controller"),
                        entry("node.id", "3002"),
                        entry("listeners", "CONTROLLER://127.0.0.1:9613"));
    }

    @Test
    void everyNodeOfAStaticQuorumHasTheSameVoters() {
        assertThat(topology("version: 4.0.1\ncontrollers: dedicated\ncontrollerCount: 5")
                        .nodes(role -> !role.isClient()))
                .hasSize(8)
                .allSatisfy(node -> assertThat(Properties.of(node, "KAFKA_"))
                        .containsEntry(
                                "controller.quorum.voters",
                                "3000@127.0.0.1:9593,3001@127.0.0.1:9603,3002@127.0.0.1:9613,"
                                        + "3003@127.0.0.1:9623,3004@127.0.0.1:9633"));
    }

    @Test
    void theInitialVotersOfADynamicQuorumAreFormattedWithTheSameList() {
        Topology dedicated = topology("controllers: dedicated");

        List<String> options = dedicated
                .nodes(Role::isController)
                .map(node -> node.environment().get("GREGOR_FORMAT_OPTIONS"))
                .distinct()
                .toList();

        assertThat(options).hasSize(1);
        assertThat(options.getFirst())
                .matches(
                        "--initial-controllers 3000@127\\.0\\.0\\.1:9593:[\\w-]{22},3001@127\\.0\\.0\\.1:9603:[\\w-]{22},"
                                + "3002@127\\.0\\.0\\.1:9613:[\\w-]{22}");
        assertThat(node(dedicated, "kafka-0").environment()).doesNotContainKey("GREGOR_FORMAT_OPTIONS");
    }

    @Test
    void afterTheQuorumHasFormedAnEmptyDiskIsFormattedAsAnObserver() {
        Topology formed = topology("controllers: dedicated").formed();

        assertThat(formed.nodes(Role::isController))
                .allSatisfy(node -> assertThat(node.environment())
                        .containsEntry("GREGOR_FORMAT_OPTIONS", "--no-initial-controllers"));
        assertThat(Clusters.topology(formed.spec(), formed.membership())).isEqualTo(formed);
    }

    @Test
    void aQuorumFromBefore41IsStaticAndStaysStaticAfterAnUpgrade() {
        Topology old = topology("version: 3.9.2");

        Topology upgraded = Clusters.topology(Clusters.spec("version: 4.3.1"), old.membership());

        for (Topology one : List.of(old, upgraded)) {
            assertThat(one.brokers())
                    .allSatisfy(node -> assertThat(node.environment())
                            .containsKey("KAFKA_CONTROLLER_QUORUM_VOTERS")
                            .doesNotContainKeys("KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS", "GREGOR_FORMAT_OPTIONS"));
        }
    }

    @Test
    void kafka39HasNoSettingsOfShareGroups() {
        assertThat(Properties.of(node(topology("version: 3.9.2"), "kafka-0"), "KAFKA_"))
                .doesNotContainKeys(
                        "share.coordinator.state.topic.replication.factor", "share.coordinator.state.topic.min.isr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "controllers: dedicated\n", "mode: zookeeper\n"})
    void internalTopicsHaveTheReplicationOfTheSpec(String mode) {
        Topology topology = topology(mode + "brokers: 5\nreplication: 4\nminInsyncReplicas: 3");

        assertThat(topology.nodes(role -> role.isBroker() || role.isController()))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(Properties.of(node, "KAFKA_"))
                        .contains(
                                entry("default.replication.factor", "4"),
                                entry("min.insync.replicas", "3"),
                                entry("offsets.topic.replication.factor", "4"),
                                entry("transaction.state.log.replication.factor", "4"),
                                entry("transaction.state.log.min.isr", "3"))
                        .satisfies(properties -> properties.forEach((name, value) -> {
                            if (name.endsWith("replication.factor")) {
                                assertThat(value).as(name).isEqualTo("4");
                            } else if (name.endsWith(".min.isr")) {
                                assertThat(value).as(name).isEqualTo("3");
                            }
                        })));
        assertThat(Properties.of(node(topology, "connect-0"), "CONNECT_"))
                .contains(
                        entry("config.storage.replication.factor", "4"),
                        entry("offset.storage.replication.factor", "4"),
                        entry("status.storage.replication.factor", "4"),
                        entry("config.storage.min.insync.replicas", "3"),
                        entry("offset.storage.min.insync.replicas", "3"),
                        entry("status.storage.min.insync.replicas", "3"));
    }

    @Test
    void racksAreAssignedInTurn() {
        Topology topology = topology("brokers: 5\nracks: [a, b, c]");

        assertThat(topology.brokers())
                .extracting(node -> node.rack().orElse(""))
                .containsExactly("a", "b", "c", "a", "b");
        assertThat(topology.brokers())
                .allSatisfy(node -> assertThat(Properties.of(node, "KAFKA_"))
                        .containsEntry("broker.rack", node.rack().orElseThrow()));
        assertThat(topology("").brokers()).allSatisfy(node -> {
            assertThat(node.rack()).isEmpty();
            assertThat(Properties.of(node, "KAFKA_")).doesNotContainKey("broker.rack");
        });
    }

    @Test
    void theConfigOfTheSpecOverridesGregorsSettings() {
        Topology topology = topology("""
                config:
                  num.io.threads: 16
                  auto.create.topics.enable: true
                  listener.name.sasl_plaintext.some-thing: x
                """);

        assertThat(topology.brokers())
                .allSatisfy(node -> assertThat(Properties.of(node, "KAFKA_"))
                        .contains(
                                entry("num.io.threads", "16"),
                                entry("auto.create.topics.enable", "true"),
                                entry("listener.name.sasl_plaintext.some-thing", "x"),
                                entry("num.network.threads", "2")));
    }

    @Test
    void bootstrapServersHasEveryBroker() {
        Topology topology = topology("brokers: 4\nlocal: {host: 127.0.0.2, portOffset: 1000}\nconnect: {workers: 2}");

        assertThat(topology.bootstrapServers())
                .isEqualTo("127.0.0.2:10092,127.0.0.2:10102,127.0.0.2:10112,127.0.0.2:10122");
        assertThat(topology.registryUrl()).contains("http://127.0.0.2:9081/apis/ccompat/v7");
        assertThat(topology.connectUrls()).containsExactly("http://127.0.0.2:9083", "http://127.0.0.2:9093");
    }

    @Test
    void theDirectoryOfTheSpecReplacesTheDefault() {
        Topology topology = topology("local: {directory: /srv/kafka}");

        IntStream.range(0, 3)
                .forEach(i -> assertThat(Properties.of(node(topology, "kafka-" + i), "KAFKA_"))
                        .containsEntry("log.dirs", "/srv/kafka/kafka-" + i + "/data"));
    }

    @Test
    void theRegistryStoresItsSchemasInKafka() {
        assertThat(node(topology(""), "registry-0").environment())
                .containsOnly(
                        entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                        entry("QUARKUS_HTTP_PORT", "8081"),
                        entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                        entry("QUARKUS_MANAGEMENT_PORT", "8084"),
                        entry("APICURIO_STORAGE_KIND", "kafkasql"),
                        entry("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", "127.0.0.1:9092,127.0.0.1:9102,127.0.0.1:9112"),
                        entry("APICURIO_KAFKASQL_CONSUMER_POLL_TIMEOUT", "100"));
    }

    @Test
    void connectWorkersFormOneGroup() {
        Topology topology = topology("name: calls\nconnect: {workers: 2}");

        assertThat(Properties.of(node(topology, "connect-1"), "CONNECT_"))
                .contains(
                        entry("group.id", "calls-connect"),
                        entry("bootstrap.servers", "127.0.0.1:9092,127.0.0.1:9102,127.0.0.1:9112"),
                        entry("listeners", "http://127.0.0.1:8093"),
                        entry("rest.advertised.host.name", "127.0.0.1"),
                        entry("rest.advertised.port", "8093"),
                        entry("config.storage.topic", "connect-configs"),
                        entry("offset.storage.topic", "connect-offsets"),
                        entry("status.storage.topic", "connect-status"),
                        entry("exactly.once.source.support", "enabled"));
    }

    @Test
    void disabledServicesHaveNoNodes() {
        assertThat(topology("registry: {enabled: false}\nconnect: {enabled: false}")
                        .nodes())
                .allMatch(node -> node.role() == Role.COMBINED);
    }
}

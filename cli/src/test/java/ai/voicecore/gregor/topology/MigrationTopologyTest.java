package ai.voicecore.gregor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.testing.Clusters;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What nodes are described with on their way from ZooKeeper to KRaft (KIP-866). */
class MigrationTopologyTest {
    private static final String FLAG = "zookeeper.metadata.migration.enable";
    private static final String KAFKAS_ID = "F1xLpapQSkeelTbPboxkDw";

    private final ClusterSpec spec = Clusters.spec("mode: zookeeper\n");
    private final Membership begun =
            Clusters.topology(spec, Membership.NONE).membership().towards(new Quorum.Origin(KAFKAS_ID, 3));

    private Topology topology(Membership membership) {
        return Clusters.topology(spec, membership);
    }

    private static Map<String, String> properties(Topology topology, String node) {
        return topology.node(node).orElseThrow().kafkaProperties();
    }

    @Test
    void controllersAreAddedAndBrokersStayAsTheyAre() {
        Topology before = Clusters.topology(spec, Membership.NONE);
        Topology topology = topology(begun);

        assertThat(topology.brokers()).isEqualTo(before.brokers());
        assertThat(properties(topology, "controller-0"))
                .containsEntry("process.roles", "controller")
                .containsEntry("node.id", "3000")
                .containsEntry(FLAG, "true")
                .containsKeys("zookeeper.connect", "controller.quorum.voters", "advertised.listeners");
        assertThat(topology.node("controller-0").orElseThrow().environment())
                .containsEntry("CLUSTER_ID", KAFKAS_ID)
                .doesNotContainKey("GREGOR_FORMAT_OPTIONS");
    }

    @Test
    void aBrokerInBetweenIsAZooKeeperBrokerThatKnowsTheQuorum() {
        Topology topology = topology(topology(begun).membership().with(Role::isBroker, Phase.MIGRATION));

        assertThat(properties(topology, "kafka-0"))
                .containsEntry("broker.id", "0")
                .containsEntry(FLAG, "true")
                .containsKeys("zookeeper.connect", "controller.quorum.voters", "controller.listener.names")
                .doesNotContainKeys("process.roles", "node.id");
        assertThat(properties(topology, "kafka-0").get("listeners")).doesNotContain("CONTROLLER");
    }

    @Test
    void aBrokerInKraftKeepsItsIdAndItsAddresses() {
        Topology before = Clusters.topology(spec, Membership.NONE);
        Topology topology = topology(topology(begun).membership().with(Role::isBroker, Phase.KRAFT));

        assertThat(properties(topology, "kafka-0"))
                .containsEntry("process.roles", "broker")
                .containsEntry("node.id", "0")
                .doesNotContainKeys("broker.id", "zookeeper.connect", FLAG);
        assertThat(topology.node("kafka-0").orElseThrow().addresses())
                .isEqualTo(before.node("kafka-0").orElseThrow().addresses());
    }

    @Test
    void aControllerThatIsStoppedForGoodIsNoNodeAnyMore() {
        Membership parked = topology(begun).membership().with(Role.CONTROLLER::equals, Phase.ZOOKEEPER);

        assertThat(topology(parked).nodes(Role.CONTROLLER::equals)).isEmpty();
        assertThat(topology(parked.withoutQuorum())).isEqualTo(Clusters.topology(spec, Membership.NONE));
    }

    @Test
    void theClusterInKraftHasTheSameNodesWithoutZooKeeper() {
        Membership ended = topology(begun).membership().with(Role::isKafka, Phase.KRAFT);
        Topology topology = Clusters.topology(spec.inKraft(3), ended);

        assertThat(topology.nodes(Role.ZOOKEEPER::equals)).isEmpty();
        assertThat(topology.nodes(Role.CONTROLLER::equals)).hasSize(3);
        assertThat(topology.kafkaClusterId()).isEqualTo(KAFKAS_ID);
    }

    @Test
    void whileBrokersBecomeControllersBothAreThere() {
        Membership ended = topology(begun).membership().with(Role::isKafka, Phase.KRAFT);
        Topology topology = Clusters.topology(spec.inKraft(3), ended.combining(true));

        assertThat(topology.nodes(Role::isController)).hasSize(6);
        assertThat(properties(topology, "kafka-0"))
                .containsEntry("process.roles", "broker,controller")
                .doesNotContainKey("controller.quorum.voters");
        assertThat(Clusters.topology(spec.inKraft(3).combined(), ended.combining(false))
                        .nodes(Role::isController))
                .extracting(Node::name)
                .containsExactly("kafka-0", "kafka-1", "kafka-2");
    }
}

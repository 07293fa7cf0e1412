package ai.voicecore.gregor.drill;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.drill.Drill.Plan;
import ai.voicecore.gregor.platform.Fault;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.ZooKeeperState;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fault that a drill would inject. */
class DrillTest {
    private static final Topology KRAFT = Clusters.topology("name: calls");
    private static final Topology ZOOKEEPER = Clusters.topology("{name: calls, mode: zookeeper}");

    @ParameterizedTest
    @EnumSource(Drill.class)
    void everyDrillIsFoundByItsName(Drill drill) {
        assertThat(Drill.of(drill.word())).contains(drill);
        assertThat(drill.word()).matches("[a-z]+(-[a-z]+)+");
    }

    @Test
    void anUnknownNameIsNoDrill() {
        assertThat(Drill.of("kill_broker")).isEmpty();
        assertThat(Drill.of("all")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-0", "kafka-1", "kafka-2"})
    void onlyOneDrillKillsTheActiveController(String active) {
        List<NodeState> states = states(KRAFT, active);

        assertThat(fault(Drill.KILL_ACTIVE_CONTROLLER, KRAFT, states)).contains(kill(KRAFT, active));
        assertThat(fault(Drill.KILL_BROKER, KRAFT, states)).isPresent().get().isNotEqualTo(kill(KRAFT, active));
        assertThat(Drill.PAUSE_BROKER.plan(KRAFT, states).map(Plan::fault))
                .isPresent()
                .get()
                .isNotEqualTo(new Fault.Pause(Clusters.node(KRAFT, active)));
    }

    @Test
    void theActiveControllerMayBeADedicatedController() {
        Topology dedicated = Clusters.topology("{name: calls, controllers: dedicated}");

        assertThat(fault(Drill.KILL_ACTIVE_CONTROLLER, dedicated, states(dedicated, "controller-1")))
                .contains(kill(dedicated, "controller-1"));
    }

    @Test
    void aBrokerIsPausedForLongerThanItsSession() {
        Topology patient = Clusters.topology("{name: calls, config: {broker.session.timeout.ms: 30000}}");

        assertThat(hold(KRAFT)).isEqualTo(Duration.ofSeconds(9 + 5));
        assertThat(hold(patient)).isEqualTo(Duration.ofSeconds(30 + 5));
        // In the local profile the session is 6 s.
        assertThat(hold(ZOOKEEPER)).isEqualTo(Duration.ofSeconds(6 + 5));
        assertThat(hold(Clusters.topology("{name: calls, mode: zookeeper, profile: production}")))
                .isEqualTo(Duration.ofSeconds(18 + 5));
    }

    @Test
    void aNetworkIsCutForLongerThanAReplicaMayLag() {
        assertThat(Drill.CUT_NETWORK.plan(KRAFT, states(KRAFT, "kafka-0")).map(Plan::hold))
                .contains(Duration.ofSeconds(30 + 15 + 5));
        assertThat(Drill.CUT_NETWORK
                        .plan(
                                Clusters.topology("{name: calls, config: {replica.lag.time.max.ms: 6000}}"),
                                states(KRAFT, "kafka-0"))
                        .map(Plan::hold))
                .contains(Duration.ofSeconds(6 + 3 + 5));
    }

    private static Duration hold(Topology topology) {
        return Drill.PAUSE_BROKER
                .plan(topology, states(topology, "kafka-0"))
                .map(Plan::hold)
                .orElseThrow();
    }

    @Test
    void theLeaderOfTheEnsembleIsKilled() {
        List<NodeState> states = Stream.of("zookeeper-0", "zookeeper-1", "zookeeper-2")
                .map(name -> state(
                        name,
                        false,
                        Optional.of(name.equals("zookeeper-1") ? ZooKeeperState.LEADER : ZooKeeperState.FOLLOWER)))
                .toList();

        assertThat(fault(Drill.KILL_ZOOKEEPER_LEADER, ZOOKEEPER, states)).contains(kill(ZOOKEEPER, "zookeeper-1"));
    }

    @Test
    void aDrillForANodeThatDoesNotExistIsImpossible() {
        Topology bare =
                Clusters.topology("{name: calls, brokers: 1, replication: 1, minInsyncReplicas: 1, controllerCount: 1,"
                        + " registry: {enabled: false}, connect: {enabled: false}}");
        for (Drill drill : Drill.values()) {
            assertThat(drill.plan(bare, List.of())).as(drill.word()).isEmpty();
            assertThat(drill.missing()).isNotBlank();
        }
    }

    private static Optional<Fault> fault(Drill drill, Topology topology, List<NodeState> states) {
        return drill.plan(topology, states).map(Plan::fault);
    }

    private static Fault kill(Topology topology, String node) {
        return new Fault.Kill(Clusters.node(topology, node));
    }

    private static List<NodeState> states(Topology topology, String active) {
        return topology.nodes().stream()
                .map(Node::name)
                .map(name -> state(name, name.equals(active), Optional.empty()))
                .toList();
    }

    private static NodeState state(String node, boolean active, Optional<ZooKeeperState> zooKeeper) {
        return new NodeState(
                node,
                Optional.empty(),
                Optional.empty(),
                Optional.of(active),
                OptionalInt.empty(),
                OptionalInt.empty(),
                zooKeeper,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}

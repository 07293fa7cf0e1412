package ai.voicecore.gregor.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.Snapshots;
import ai.voicecore.gregor.testing.Statuses;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Broker 1 of three combined nodes is dead; each test has a different state of the others. */
class ReplacementRulesTest {
    private static final Topology TOPOLOGY = Clusters.topology("topics: [{name: calls, partitions: 3}]");
    private static final Node DEAD = Clusters.node(TOPOLOGY, "kafka-1");

    private static ReplacementRules rules(List<Integer> inSync, List<Voter> voters, int leader, int kraftVersion) {
        ClusterSnapshot healthy = Snapshots.healthy(TOPOLOGY);
        SortedMap<String, TopicSnapshot> topics = new TreeMap<>();
        healthy.topics()
                .forEach((name, topic) -> topics.put(
                        name,
                        new TopicSnapshot(
                                name,
                                topic.internal(),
                                topic.partitions().stream()
                                        .map(partition -> new PartitionSnapshot(
                                                partition.partition(), 0, List.of(0, 1, 2), inSync))
                                        .toList(),
                                topic.config())));
        SortedMap<String, Short> features = new TreeMap<>(healthy.finalizedFeatures());
        features.put("kraft.version", (short) kraftVersion);
        return new ReplacementRules(
                DEAD,
                new ClusterSnapshot(
                        healthy.clusterId(),
                        leader,
                        healthy.brokers().stream()
                                .filter(broker -> broker.id() != 1)
                                .toList(),
                        Optional.of(new QuorumSnapshot(leader, 4, voters, List.of())),
                        topics,
                        healthy.logDirs(),
                        features));
    }

    private static List<Voter> voters(long behind) {
        return List.of(new Voter(0, "", 0), new Voter(1, "", 60_000), new Voter(2, "", behind));
    }

    @Test
    void aBrokerCanBeReplacedIfTheOthersHaveAllItsData() {
        ReplacementRules rules = rules(List.of(0, 2), voters(100), 0, 0);

        assertThat(rules.isAlive()).isFalse();
        assertThatCode(rules::refuse).doesNotThrowAnyException();
        assertThat(rules.notYet()).isEmpty();
    }

    @Test
    void aControllerThatVotesCountsAsAlive() {
        Topology dedicated = Clusters.topology("controllers: dedicated");
        ClusterSnapshot healthy = Snapshots.healthy(dedicated);
        Node controller = dedicated.nodes().stream()
                .filter(node -> node.role() == Role.CONTROLLER)
                .findFirst()
                .orElseThrow();

        assertThat(new ReplacementRules(controller, healthy).isAlive()).isTrue();
        assertThat(new ReplacementRules(controller, behind(healthy, controller, 60_000)).isAlive())
                .isFalse();
        assertThat(new ReplacementRules(controller, behind(healthy, controller, -1)).isAlive())
                .isFalse();
    }

    private static ClusterSnapshot behind(ClusterSnapshot healthy, Node controller, long millis) {
        QuorumSnapshot quorum = healthy.quorum().orElseThrow();
        return new ClusterSnapshot(
                healthy.clusterId(),
                healthy.controller(),
                healthy.brokers(),
                Optional.of(new QuorumSnapshot(
                        quorum.leader(),
                        quorum.epoch(),
                        quorum.voters().stream()
                                .map(voter -> voter.id() == controller.id() ? new Voter(voter.id(), "", millis) : voter)
                                .toList(),
                        List.of())),
                healthy.topics(),
                healthy.logDirs(),
                healthy.finalizedFeatures());
    }

    @Test
    void aBrokerWithTheOnlyCopyOfARecordIsNotReplaced() {
        assertThatThrownBy(() -> rules(List.of(1), voters(0), 0, 0).refuse())
                .hasMessageContaining("No other broker that runs has all records of")
                .hasMessageContaining("calls-0, calls-1, calls-2");
    }

    @Test
    void aBrokerThatIsStillInAnIsrIsNotReplacedYet() {
        assertThat(rules(List.of(0, 1, 2), voters(0), 0, 0).notYet().orElseThrow())
                .contains("still believes kafka-1 in sync");
    }

    @Test
    void aVoterOfAStaticQuorumIsNotReplacedUntilAllOthersHaveCaughtUp() {
        assertThat(rules(List.of(0, 2), voters(5_000), 0, 0).notYet())
                .contains("controller 2 is behind the quorum's leader");
        assertThat(rules(List.of(0, 2), voters(-1), 0, 0).notYet()).isPresent();
        assertThat(rules(List.of(0, 2), voters(0), -1, 0).notYet()).isPresent();
        assertThat(rules(List.of(0, 2), voters(0), 1, 0).notYet()).isPresent();
    }

    @Test
    void theOnlyControllerIsRefused() {
        assertThatThrownBy(() ->
                        rules(List.of(0, 2), List.of(new Voter(1, "", 0)), 0, 0).refuse())
                .hasMessageContaining("is the only controller");
    }

    /** Its empty disk does not vote until it has all of the leader's metadata (KIP-853). */
    @Test
    void aVoterOfADynamicQuorumNeedsOnlyAMajorityOfTheOthers() {
        List<Voter> five = List.of(
                new Voter(0, "", 0),
                new Voter(1, "", 60_000),
                new Voter(2, "", 0),
                new Voter(3, "", 0),
                new Voter(4, "", 60_000));

        assertThat(rules(List.of(0, 2), five, 0, 0).notYet()).contains("controller 4 is behind the quorum's leader");
        assertThat(rules(List.of(0, 2), five, 0, 1).notYet()).isEmpty();
        assertThat(rules(List.of(0, 2), voters(60_000), 0, 1).notYet())
                .contains("controller 2 is behind the quorum's leader");
    }

    @Test
    void aZooKeeperServerIsOnlyReplacedIfAllOthersServe() {
        Topology ensemble = Clusters.topology("mode: zookeeper");
        Node dead = Clusters.node(ensemble, "zookeeper-1");
        List<Node> servers = ensemble.nodes(role -> role == Role.ZOOKEEPER).toList();
        NodeStatus first = Statuses.ready("zookeeper-0");

        assertThatCode(() ->
                        ReplacementRules.refuseServer(dead, servers, List.of(first, Statuses.ready("zookeeper-2"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> ReplacementRules.refuseServer(
                        dead, servers, List.of(first, Statuses.running("zookeeper-2", NodePhase.UNREADY, ""))))
                .hasMessageContaining("zookeeper-2 does not serve")
                .hasMessageContaining("Nothing was changed");
        assertThatThrownBy(() -> ReplacementRules.refuseServer(dead, List.of(dead), List.of()))
                .hasMessageContaining("zookeeper-1 is the only server");
    }
}

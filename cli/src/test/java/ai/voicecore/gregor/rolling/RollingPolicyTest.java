package ai.voicecore.gregor.rolling;

import static ai.voicecore.gregor.testing.Clusters.topology;
import static ai.voicecore.gregor.testing.Statuses.allReady;
import static ai.voicecore.gregor.testing.Statuses.allStopped;
import static ai.voicecore.gregor.testing.Statuses.down;
import static ai.voicecore.gregor.testing.Statuses.running;
import static ai.voicecore.gregor.testing.Statuses.with;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.testing.Snapshots;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One decision at a time. The healthy cluster has three combined nodes; kafka-0 is the active controller. */
class RollingPolicyTest {
    private static final Topology CALLS = topology("topics: [{name: calls, partitions: 3}]");
    private static final Roll.Options CAREFUL = new Roll.Options(false, false, Duration.ZERO);
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void theActiveControllerIsRestartedAfterTheOthersAndClientsLast() {
        assertThat(RollingOrder.of(node -> true, healthy(CALLS)))
                .extracting(place -> place.node().name())
                .containsExactly("kafka-1", "kafka-2", "kafka-0", "registry-0", "connect-0");
    }

    @Test
    void theZooKeeperLeaderAndTheActiveControllerAreTheLastOfTheirKind() {
        Topology topology = topology("mode: zookeeper\nregistry: {enabled: false}");

        assertThat(RollingOrder.of(node -> true, healthy(topology)))
                .extracting(place -> place.node().name())
                .containsExactly(
                        "zookeeper-1", "zookeeper-2", "zookeeper-0", "kafka-1", "kafka-2", "kafka-0", "connect-0");
    }

    @Test
    void aNodeThatIsNotReadyIsRestartedFirst() {
        Situation now = with(healthy(CALLS), running("kafka-2", NodePhase.UNREADY, "hangs"));

        assertThat(decide(all(CALLS), now))
                .isInstanceOfSatisfying(
                        Decision.Restart.class,
                        restart -> assertThat(restart.nodes())
                                .extracting(Node::name)
                                .containsExactly("kafka-2"));
    }

    @Test
    void noNodeIsStoppedWhileAnotherNodeIsNotReady() {
        Situation now = with(healthy(CALLS), running("kafka-2", NodePhase.STARTING, "recovers"));

        assertThat(decide(roll("kafka-1"), now))
                .isEqualTo(new Decision.Wait("kafka-1 cannot be stopped now: not ready: kafka-2 (recovers)"));
    }

    /**
     * As after a first deployment with an image that does not exist: no node gets ready until the others have the new
     * image too.
     */
    @Test
    void nodesWithoutARunningProcessAreRestartedTogether() {
        Situation now = new Situation(
                CALLS,
                CALLS.nodes().stream()
                        .map(node -> withoutImage(node.name(), "1"))
                        .toList(),
                List.of(),
                Optional.empty(),
                "no answer",
                Set.of());

        assertThat(restarted(all(CALLS), now)).containsExactly("kafka-0", "kafka-1", "kafka-2");
    }

    @Test
    void aNewPodThatWaitsForItsImageIsNotReplacedAgain() {
        Roll roll = roll("kafka-1").asked(Map.of("kafka-1", ProcessId.of(withoutImage("kafka-1", "1"))));

        assertThat(decide(roll, with(healthy(CALLS), withoutImage("kafka-1", "1"))))
                .isInstanceOf(Decision.Restart.class);
        assertThat(decide(roll, with(healthy(CALLS), withoutImage("kafka-1", "2"))))
                .isEqualTo(new Decision.Wait("kafka-1 is not ready: no such image"));
    }

    private static NodeStatus withoutImage(String name, String pod) {
        return new NodeStatus(
                name,
                NodePhase.STARTING,
                "on host-1",
                0,
                Optional.empty(),
                "no such image",
                Remedy.NONE,
                Optional.empty(),
                pod,
                true);
    }

    @Test
    void anotherFailedNodeStopsTheRoll() {
        Situation now = with(healthy(CALLS), down("kafka-2", NodePhase.FAILED, "ended 5 times"));

        assertThat(decide(roll("kafka-1"), now)).isInstanceOf(Decision.Blocked.class);
    }

    @Test
    void anOutOfSyncReplicaDelaysTheRoll() {
        Situation now = partitions(healthy(CALLS), "calls", "2", part(0, List.of(0, 1, 2), List.of(0, 1)));

        assertThat(decide(roll("kafka-1"), now))
                .isEqualTo(new Decision.Wait("kafka-1 cannot be stopped now: broker 2 is not in sync in calls-0"));
    }

    @Test
    void aPartitionWithoutASpareReplicaStopsTheRollWithARemedy() {
        Situation now = partitions(healthy(CALLS), "calls", "1", part(0, List.of(1), List.of(1)));

        assertThat(decide(roll("kafka-1"), now)).isInstanceOfSatisfying(Decision.Blocked.class, impossible -> {
            assertThat(impossible.because()).contains("calls-0 has 1 replicas and min.insync.replicas 1");
            assertThat(impossible.remedy()).asString().contains("--accept-unavailable");
        });
        assertThat(decide(roll("kafka-2"), now)).isInstanceOf(Decision.Restart.class);
        assertThat(decide(Roll.of(List.of("kafka-1"), new Roll.Options(false, true, Duration.ZERO)), now))
                .isInstanceOf(Decision.Restart.class);
    }

    @Test
    void anObstacleAtALaterNodeIsReportedBeforeTheFirstNodeIsStopped() {
        Situation now = partitions(healthy(CALLS), "calls", "1", part(0, List.of(2), List.of(2)));

        assertThat(decide(all(CALLS), now))
                .isInstanceOfSatisfying(
                        Decision.Blocked.class,
                        impossible -> assertThat(impossible.because()).startsWith("kafka-2 cannot be stopped now"));
        assertThat(decide(all(CALLS).back(List.of("kafka-0")), now)).isInstanceOf(Decision.Restart.class);
    }

    @Test
    void aNodeThatWouldNotStartAgainIsReportedBeforeTheFirstNodeIsStopped() {
        Situation now = healthy(CALLS)
                .with(List.of(
                        new CannotStart("kafka-2", "/data holds lost+found", Remedy.of("Move it.")),
                        new CannotStart("kafka-2", "another reason", Remedy.NONE)));
        Decision refused = new Decision.Blocked(
                "kafka-2 cannot be stopped now: it would not start again: /data holds lost+found (and 1 more)",
                Remedy.of("Move it."));

        assertThat(decide(roll("kafka-2"), now)).isEqualTo(refused);
        assertThat(decide(all(CALLS), now)).isEqualTo(refused);
        assertThat(decide(roll("kafka-1"), now)).isInstanceOf(Decision.Restart.class);
    }

    @Test
    void aWorkerThatWouldNotStartAgainIsNotStopped() {
        Situation now =
                healthy(CALLS).with(List.of(new CannotStart("connect-0", "its JDK is gone", Remedy.of("Install it."))));

        assertThat(decide(roll("connect-0"), now)).isInstanceOf(Decision.Blocked.class);
    }

    @Test
    void aReassignmentDelaysTheRoll() {
        Situation sound = healthy(CALLS);
        Situation now = new Situation(CALLS, sound.nodes(), sound.states(), sound.cluster(), "", Set.of("calls"));

        assertThat(decide(roll("kafka-1"), now))
                .isEqualTo(new Decision.Wait("kafka-1 cannot be stopped now: partitions are being moved: calls"));
    }

    @Test
    void aControllerThatIsBehindDelaysTheRoll() {
        Situation now = quorum(healthy(CALLS), new Voter(0, "", 0), new Voter(1, "", 0), new Voter(2, "", 2_500));

        assertThat(decide(roll("kafka-1"), now))
                .isEqualTo(
                        new Decision.Wait("kafka-1 cannot be stopped now: controller 2 is behind the quorum's leader"));
    }

    @Test
    void noNodeIsStoppedWhileTheBrokersCannotBeRead() {
        Situation sound = healthy(CALLS);
        Situation now = new Situation(CALLS, sound.nodes(), sound.states(), Optional.empty(), "no answer", Set.of());

        assertThat(decide(roll("kafka-1"), now))
                .isEqualTo(new Decision.Wait("kafka-1 cannot be stopped now: the brokers cannot be asked: no answer"));
    }

    @Test
    void theRollWaitsUntilARestartedBrokerIsInEveryIsr() {
        Roll roll = asked("kafka-1");
        Situation ready = replaced(healthy(CALLS), "kafka-1");
        Situation behind = partitions(ready, "calls", "2", part(0, List.of(0, 1, 2), List.of(0, 2)));

        assertThat(decide(roll, behind)).isEqualTo(new Decision.Wait("kafka-1 is not in sync yet in calls-0"));
        assertThat(decide(roll, ready)).isEqualTo(new Decision.Recovered(List.of("kafka-1")));
    }

    @Test
    void preferredLeadersAreElectedBeforeTheNodeCountsAsRecovered() {
        Situation now = partitions(
                replaced(healthy(CALLS), "kafka-1"),
                "calls",
                "2",
                new PartitionSnapshot(0, 2, List.of(1, 2, 0), List.of(2, 0, 1)));
        Roll roll = asked("kafka-1");

        assertThat(decide(roll, now)).isEqualTo(new Decision.Elect(new TreeSet<>(Set.of(new PartitionId("calls", 0)))));
        Roll elected = Stream.iterate(roll, Roll::elected).skip(16).findFirst().orElseThrow();
        assertThat(decide(elected, now)).as("not for ever").isEqualTo(new Decision.Recovered(List.of("kafka-1")));
    }

    @Test
    void aNodeThatStillHasItsOldProcessIsRestartedAgain() {
        assertThat(decide(asked("kafka-1"), healthy(CALLS))).isInstanceOf(Decision.Restart.class);
    }

    @Test
    void aNodeThatFailsToRestartStopsTheRollWithTheReason() {
        Situation now = with(healthy(CALLS), down("kafka-1", NodePhase.FAILED, "refuses to start: no such disk"));

        assertThat(decide(asked("kafka-1"), now)).isInstanceOfSatisfying(Decision.Blocked.class, impossible -> {
            assertThat(impossible.because()).contains("kafka-1 does not come back", "no such disk");
            assertThat(impossible.remedy()).asString().contains("gregor logs kafka-1", "continues where it stopped");
        });
    }

    @Test
    void aNodeThatHadFailedBeforeAndFailsAgainStopsTheRoll() {
        NodeStatus failed = down("kafka-1", NodePhase.FAILED, "refuses to start: no such disk");
        Situation now = with(healthy(CALLS), failed);

        assertThat(decide(roll("kafka-1"), now)).isInstanceOf(Decision.Restart.class);
        assertThat(decide(roll("kafka-1").asked(Map.of("kafka-1", ProcessId.of(failed))), now))
                .isInstanceOf(Decision.Blocked.class);
    }

    @Test
    void nodesThatDoNotRunAreStartedTogether() {
        Situation now = new Situation(CALLS, allStopped(CALLS), List.of(), Optional.empty(), "no answer", Set.of());

        assertThat(restarted(all(CALLS), now)).containsExactly("kafka-0", "kafka-1", "kafka-2");
    }

    @Test
    void theRollWaitsForTheSettlePeriodBetweenTwoNodes() {
        Roll roll = Roll.of(List.of("kafka-1", "kafka-2"), new Roll.Options(false, false, Duration.ofSeconds(30)))
                .back(List.of("kafka-1"));

        assertThat(RollingPolicy.decide(roll, healthy(CALLS), Duration.ofSeconds(12)))
                .isEqualTo(new Decision.Wait("settling for 18 s more"));
        assertThat(RollingPolicy.decide(roll, healthy(CALLS), Duration.ofSeconds(30)))
                .isInstanceOf(Decision.Restart.class);
    }

    @Test
    void brokersOfOneRackAreRestartedTogetherIfEveryPartitionKeepsItsMinIsr() {
        Topology topology = topology("""
                brokers: 6
                controllers: dedicated
                racks: [a, b, c]
                """);
        Roll roll = Roll.of(names(topology, "kafka"), new Roll.Options(true, false, Duration.ZERO));
        Situation apart = partitions(healthy(topology), "calls", "2", part(0, List.of(0, 1, 2), List.of(0, 1, 2)));
        Situation sharing = partitions(healthy(topology), "calls", "2", part(0, List.of(0, 3, 2), List.of(0, 3, 2)));

        assertThat(restarted(roll, apart)).containsExactly("kafka-0", "kafka-3");
        assertThat(restarted(roll, sharing)).containsExactly("kafka-0");
    }

    private static List<String> restarted(Roll roll, Situation now) {
        Decision.Restart restart = (Decision.Restart) decide(roll, now);
        return restart.nodes().stream().map(Node::name).toList();
    }

    private static Decision decide(Roll roll, Situation now) {
        return RollingPolicy.decide(roll, now, LONG);
    }

    private static Roll roll(String... names) {
        return Roll.of(List.of(names), CAREFUL);
    }

    private static Roll all(Topology topology) {
        return Roll.of(topology.nodes().stream().map(Node::name).toList(), CAREFUL);
    }

    private static List<String> names(Topology topology, String stem) {
        return topology.nodes().stream()
                .map(Node::name)
                .filter(name -> name.startsWith(stem))
                .toList();
    }

    /** The restart of the node was requested when it had the process that {@link #healthy} shows. */
    private static Roll asked(String name) {
        NodeStatus before = healthy(CALLS).nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
        return roll(name).asked(Map.of(name, ProcessId.of(before)));
    }

    private static Situation healthy(Topology topology) {
        return new Situation(
                topology,
                allReady(topology),
                Snapshots.states(topology),
                Optional.of(Snapshots.healthy(topology)),
                "",
                Set.of());
    }

    private static Situation with(Situation now, NodeStatus other) {
        return new Situation(
                now.topology(),
                ai.voicecore.gregor.testing.Statuses.with(now.nodes(), other),
                now.states(),
                now.cluster(),
                "",
                Set.of());
    }

    private static Situation replaced(Situation now, String name) {
        return with(
                now,
                new NodeStatus(
                        name, NodePhase.READY, "pid 2", 0, Optional.of(Instant.parse("2026-11-23T09:00:00Z")), ""));
    }

    private static PartitionSnapshot part(int partition, List<Integer> replicas, List<Integer> inSync) {
        return new PartitionSnapshot(partition, inSync.getFirst(), replicas, inSync);
    }

    private static Situation partitions(Situation now, String topic, String minInSync, PartitionSnapshot partition) {
        ClusterSnapshot seen = now.cluster().orElseThrow();
        TreeMap<String, TopicSnapshot> topics = new TreeMap<>(Map.of(
                topic,
                new TopicSnapshot(
                        topic, false, List.of(partition), new TreeMap<>(Map.of("min.insync.replicas", minInSync)))));
        return seen(
                now,
                new ClusterSnapshot(
                        seen.clusterId(),
                        seen.controller(),
                        seen.brokers(),
                        seen.quorum(),
                        topics,
                        seen.logDirs(),
                        seen.finalizedFeatures()));
    }

    private static Situation quorum(Situation now, Voter... voters) {
        ClusterSnapshot seen = now.cluster().orElseThrow();
        return seen(
                now,
                new ClusterSnapshot(
                        seen.clusterId(),
                        seen.controller(),
                        seen.brokers(),
                        Optional.of(new QuorumSnapshot(0, 1, List.of(voters), List.of())),
                        seen.topics(),
                        seen.logDirs(),
                        seen.finalizedFeatures()));
    }

    private static Situation seen(Situation now, ClusterSnapshot cluster) {
        List<NodeState> states = now.states();
        return new Situation(now.topology(), now.nodes(), states, Optional.of(cluster), "", Set.of());
    }
}

package ai.voicecore.gregor.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.TopicAdmin.Intent;
import ai.voicecore.gregor.admin.TopicAdmin.Settings;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.ClusterStore.Memo;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import ai.voicecore.gregor.snapshot.ThrottleSetting;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topology.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The behavior of a cluster's ports on which changes rely. The simulated cluster and the real ones pass the same tests,
 * so that results of the simulation are valid for real clusters. Three combined nodes without registry and Connect;
 * each test uses the state that the previous one left.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class ClusterContract {
    protected static final String SPEC = "registry: {enabled: false}\nconnect: {enabled: false}\n";
    private static final Duration ENOUGH = Duration.ofMinutes(3);
    private static final TopicSpec CALLS =
            new TopicSpec("calls", 2, 2, false, new TreeMap<>(Map.of("retention.ms", "3600000")));

    /** The cluster, the same one in all tests. */
    protected abstract Cluster cluster();

    @Test
    @Order(1)
    void aStoreKeepsItsEntriesUntilTheyAreDeleted() {
        ClusterStore store = cluster().store();
        ClusterRecord record = ClusterRecord.of(cluster().topology());

        store.save(record);
        store.unfinished("{\"change\": 1}");
        store.rememberMoves("{\"moves\": 1}");
        store.write(Memo.FAULT, "kill kafka-0");

        assertThat(store.load()).contains(record);
        assertThat(store.unfinished()).contains("{\"change\": 1}");
        assertThat(store.begunMoves()).contains("{\"moves\": 1}");
        assertThat(store.read(Memo.FAULT)).contains("kill kafka-0");
        for (int times = 0; times < 2; times++) {
            store.finished();
            store.forgetMoves();
            store.delete(Memo.FAULT);
            assertThat(store.unfinished()).isEmpty();
            assertThat(store.begunMoves()).isEmpty();
            assertThat(store.read(Memo.FAULT)).isEmpty();
        }
        assertThat(store.load()).contains(record);
    }

    @Test
    @Order(2)
    void beforeTheFirstStartNothingRunsAndNothingAnswers() {
        assertThat(cluster().platform().observe()).allMatch(node -> node.where().isEmpty());
        assertThat(cluster().services().states(cluster().topology()).of(last())).isEmpty();
    }

    @Test
    @Order(3)
    void startedNodesBecomeReadyAndAreNotRestartedByASecondStart() {
        cluster().platform().prepare(cluster().topology(), Progress.SILENT);
        cluster().platform().start(cluster().topology(), cluster().topology().nodes());
        await(this::areAllReady);
        Map<String, String> before = processes();

        cluster().platform().start(cluster().topology(), cluster().topology().nodes());

        assertThat(before).hasSize(3);
        assertThat(processes()).isEqualTo(before);
        assertThat(cluster().platform().observe()).allMatch(node -> node.since().isPresent());
    }

    @Test
    @Order(4)
    void aReadyNodeReportsItsReleaseAndTheBrokersKnowEachOther() {
        assertThat(cluster().services().states(cluster().topology()).of(last()))
                .flatMap(NodeState::version)
                .contains(cluster().spec().version());
        try (ClusterAdmin admin = cluster().admin()) {
            assertThat(admin.clusterId()).isEqualTo(cluster().topology().clusterId());
            assertThat(admin.snapshot().brokers()).hasSize(3);
            assertThat(admin.snapshot().controller()).isNotNegative();
            assertThat(admin.liveBrokers()).hasSize(3);
            assertThat(admin.quorum().describe().voters()).hasSize(3);
        }
    }

    @Test
    @Order(5)
    void validatingCreatesNoTopicAndCreatingOneCanBeRepeated() {
        try (ClusterAdmin admin = cluster().admin()) {
            assertThat(admin.topics().create(List.of(CALLS), Intent.ONLY_ASK)).isEmpty();
            assertThat(admin.snapshot().topics()).doesNotContainKey("calls");

            admin.topics().create(List.of(CALLS), Intent.DO);
            admin.topics().create(List.of(CALLS.withPartitions(7)), Intent.DO);

            assertThat(calls(admin))
                    .hasSize(2)
                    .allMatch(partition -> partition.replicas().size() == 2
                            && partition.leader() == partition.replicas().getFirst());
            await(() -> calls(admin).stream().noneMatch(PartitionSnapshot::isUnderReplicated));
            assertThat(admin.topics().overrides().get("calls")).containsEntry("retention.ms", "3600000");
        }
    }

    @Test
    @Order(6)
    void settingsOfATopicAreChangedAndReset() {
        try (ClusterAdmin admin = cluster().admin()) {
            Map<String, Settings> change =
                    Map.of("calls", new Settings(Map.of("retention.bytes", "5000000"), Set.of("retention.ms")));
            admin.topics().configure(change, Intent.ONLY_ASK);
            assertThat(admin.topics().overrides().get("calls")).containsEntry("retention.ms", "3600000");

            admin.topics().configure(change, Intent.DO);

            await(() -> admin.topics().overrides().get("calls").equals(Map.of("retention.bytes", "5000000")));
        }
    }

    @Test
    @Order(7)
    void partitionsAreAdded() {
        try (ClusterAdmin admin = cluster().admin()) {
            admin.topics().addPartitions(Map.of("calls", 3), Intent.ONLY_ASK);
            assertThat(calls(admin)).hasSize(2);

            admin.topics().addPartitions(Map.of("calls", 3), Intent.DO);

            await(() ->
                    calls(admin).size() == 3 && calls(admin).stream().noneMatch(PartitionSnapshot::isUnderReplicated));
        }
    }

    @Test
    @Order(8)
    void settingsOfAllBrokersAreChangedAndReset() {
        try (ClusterAdmin admin = cluster().admin()) {
            admin.brokerDefaults().change(Map.of("log.retention.ms", "7000000"), Set.of());
            await(() -> "7000000".equals(admin.brokerDefaults().all().get("log.retention.ms")));

            admin.brokerDefaults().change(Map.of(), Set.of("log.retention.ms"));
            await(() -> !admin.brokerDefaults().all().containsKey("log.retention.ms"));
        }
    }

    @Test
    @Order(9)
    void aStoppedBrokerStaysStoppedAndLeadsNoPartitionUntilItIsElectedAgain() {
        assumeOneNodeCanBeStopped();
        Map<String, String> before = processes();
        try (ClusterAdmin admin = cluster().admin()) {
            cluster().platform().stop(List.of(last().name()), Progress.SILENT);

            assertThat(status(last()).where()).isEmpty();
            await(() -> !admin.liveBrokers().contains(last().id()));
            await(() -> calls(admin).stream()
                    .noneMatch(partition -> partition.leader() == last().id()
                            || partition.inSync().contains(last().id())
                            || partition.isOffline()));
            assertThat(processes()).isEqualTo(without(before, last()));

            cluster().platform().start(cluster().topology(), List.of(last()));
            await(this::areAllReady);
            await(() -> calls(admin).stream().noneMatch(PartitionSnapshot::isUnderReplicated));
            assertThat(processes().get(last().name())).isNotEqualTo(before.get(last().name()));

            await(() -> {
                admin.electPreferredLeaders(partitions(admin));
                return calls(admin).stream()
                        .allMatch(partition ->
                                partition.leader() == partition.replicas().getFirst());
            });
            admin.electPreferredLeaders(partitions(admin));
        }
    }

    @Test
    @Order(10)
    void aRestartReturnsWhenTheOldProcessHasEnded() {
        Node node = cluster().topology().brokers().get(1);
        Map<String, String> before = processes();

        cluster().platform().restart(cluster().topology(), List.of(node), Progress.SILENT);

        assertThat(processes()).doesNotContainEntry(node.name(), before.get(node.name()));
        await(this::areAllReady);
        assertThat(without(processes(), node)).isEqualTo(without(before, node));
    }

    @Test
    @Order(11)
    void aRestartStartsAStoppedNode() {
        assumeOneNodeCanBeStopped();
        cluster().platform().stop(List.of(last().name()), Progress.SILENT);
        cluster().platform().restart(cluster().topology(), List.of(last()), Progress.SILENT);
        await(this::areAllReady);
    }

    @Test
    @Order(12)
    void replicasAreMovedWithAThrottleThatStaysUntilItIsRemoved() {
        ThrottleSetting rate = ThrottleSetting.broker("0", ThrottleSetting.LEADER_RATE);
        try (ClusterAdmin admin = cluster().admin()) {
            PartitionSnapshot partition = calls(admin).getFirst();
            Set<Integer> others = new TreeSet<>(admin.liveBrokers());
            others.removeAll(partition.replicas());
            List<Integer> target =
                    List.of(partition.replicas().getFirst(), others.iterator().next());
            PartitionId id = new PartitionId("calls", partition.partition());

            admin.moves().throttle(Map.of(rate, Optional.of("10000000")));
            admin.moves().begin(new TreeMap<>(Map.of(id, target)));

            await(() -> calls(admin).getFirst().replicas().equals(target)
                    && admin.moves().ongoing().isEmpty()
                    && admin.reassigning().isEmpty());
            admin.moves().cancel(List.of(id));
            assertThat(calls(admin).getFirst().replicas()).isEqualTo(target);
            await(() -> "10000000"
                    .equals(admin.moves().throttles(Set.of(0), Set.of()).get(rate)));
            admin.moves().throttle(Map.of(rate, Optional.empty()));
            await(() -> !admin.moves().throttles(Set.of(0), Set.of()).containsKey(rate));
        }
    }

    @Test
    @Order(13)
    void aMoveThatIsCancelledLeavesTheReplicasWhereTheyWere() {
        assumeOneNodeCanBeStopped();
        List<Integer> others = cluster().topology().brokers().stream()
                .map(Node::id)
                .filter(id -> id != last().id())
                .toList();
        PartitionId id = new PartitionId("calls", 0);
        try (ClusterAdmin admin = cluster().admin()) {
            admin.moves().begin(new TreeMap<>(Map.of(id, others)));
            await(() -> admin.moves().ongoing().isEmpty()
                    && calls(admin).getFirst().replicas().equals(others));
            cluster().platform().stop(List.of(last().name()), Progress.SILENT);

            admin.moves().begin(new TreeMap<>(Map.of(id, List.of(others.getFirst(), last().id()))));
            assertThat(admin.moves().ongoing())
                    .extracting(ReplicaMove::partition)
                    .containsExactly(id);
            assertThat(admin.reassigning()).containsExactly("calls");
            admin.moves().cancel(List.of(id));

            await(() -> admin.moves().ongoing().isEmpty());
            assertThat(calls(admin).getFirst().replicas()).isEqualTo(others);
        }
        cluster().platform().start(cluster().topology(), List.of(last()));
        await(this::areAllReady);
    }

    @Test
    @Order(14)
    void brokersThatDoNotRunAreUnreachable() {
        allowStoppingAll();
        cluster()
                .platform()
                .stop(cluster().topology().nodes().stream().map(Node::name).toList(), Progress.SILENT);

        assertThat(cluster().platform().observe())
                .hasSize(3)
                .allMatch(node -> node.where().isEmpty());
        try (ClusterAdmin admin = cluster().admin()) {
            assertThatThrownBy(admin::snapshot)
                    .isInstanceOfSatisfying(
                            AdminFailure.class,
                            e -> assertThat(e.isUnreachable()).isTrue());
        }
    }

    /** Whether one node of a cluster can be stopped, and stays stopped. */
    protected boolean canStopOneNode() {
        return true;
    }

    private void assumeOneNodeCanBeStopped() {
        Assumptions.assumeTrue(canStopOneNode(), "the platform stops only all nodes of a kind");
    }

    /** Called before the whole cluster is stopped. */
    protected void allowStoppingAll() {}

    private void await(BooleanSupplier condition) {
        Await.atMost(ENOUGH)
                .every(Duration.ofMillis(200))
                .by(cluster().stop())
                .until(
                        () -> answers(condition),
                        () -> new IllegalStateException("not within " + ENOUGH + "; nodes: "
                                + cluster().platform().observe()));
    }

    /** While a leader is elected, brokers may not answer. */
    private static boolean answers(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (AdminFailure e) {
            if (!e.isUnreachable()) {
                throw e;
            }
            return false;
        }
    }

    private boolean areAllReady() {
        List<NodeStatus> nodes = cluster().platform().observe();
        return nodes.size() == 3 && nodes.stream().allMatch(NodeStatus::isReady);
    }

    private static List<PartitionSnapshot> calls(ClusterAdmin admin) {
        return admin.snapshot().topics().get("calls").partitions();
    }

    private static SortedSet<PartitionId> partitions(ClusterAdmin admin) {
        return calls(admin).stream()
                .map(partition -> new PartitionId("calls", partition.partition()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Node last() {
        return cluster().topology().brokers().getLast();
    }

    private NodeStatus status(Node of) {
        return cluster().platform().observe().stream()
                .filter(node -> node.name().equals(of.name()))
                .findFirst()
                .orElseThrow();
    }

    /** Node → an identification of its process, which changes with each start; only nodes that run. */
    private Map<String, String> processes() {
        return cluster().platform().observe().stream()
                .filter(node -> !node.where().isEmpty())
                .collect(Collectors.toMap(
                        NodeStatus::name,
                        node -> node.id() + " " + node.where() + " "
                                + node.since().map(Object::toString).orElse(""),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Map<String, String> without(Map<String, String> processes, Node node) {
        Map<String, String> others = new TreeMap<>(processes);
        others.remove(node.name());
        return others;
    }
}

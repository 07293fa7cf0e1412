package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.BrokerDefaults;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.change.Change;
import ai.voicecore.gregor.change.ChangeMemory;
import ai.voicecore.gregor.change.deploy.LiveChange.Live;
import ai.voicecore.gregor.change.topic.TopicRequests;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.platform.Platform.Drift;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicDiff;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the state that a deployment needs, in parallel. */
public final class PresentReader {
    private final Cluster cluster;
    private final Topology wanted;

    /** @param cluster as wanted */
    public PresentReader(Cluster cluster) {
        this.cluster = cluster;
        this.wanted = cluster.topology();
    }

    /** The answer of a service, or a substitute if it did not answer. */
    private record Answer<T>(T value, Optional<AdminFailure> failure) {
        static <T> Answer<T> of(T value) {
            return new Answer<>(value, Optional.empty());
        }

        static <T> Answer<T> orElse(T otherwise, Supplier<T> question) {
            try {
                return of(question.get());
            } catch (AdminFailure e) {
                return new Answer<>(otherwise, Optional.of(e));
            }
        }
    }

    /**
     * A broker or registry that is ready and does not answer is reported in {@link Present#unknown}: another step may make
     * it answer.
     *
     * @param before the last deployed topology
     * @param nodes what the platform observes
     */
    public Present read(Optional<Topology> before, List<NodeStatus> nodes) {
        Optional<Change> begun = new ChangeMemory(cluster.store()).unfinished();
        Supplier<Answer<Brokers>> brokers = ParallelTasks.begin(() -> brokers(before, nodes, begun));
        Supplier<Answer<Optional<String>>> compatibility = ParallelTasks.begin(() -> compatibility(nodes));
        Drift drift = drift(before, nodes);
        return new Present(
                before,
                nodes,
                brokers.get().value().changes(),
                compatibility.get().value(),
                unsettled(drift, begun),
                drift.objects(),
                begun.filter(Change::resizing).isPresent(),
                brokers.get().value().live(),
                Stream.of(brokers.get().failure(), compatibility.get().failure())
                        .flatMap(Optional::stream)
                        .findFirst(),
                brokers.get().value().load(),
                brokers.get().value().quorum());
    }

    /**
     * Nodes that an interrupted deployment has restarted, and those that differ from their description. Clients may not
     * know new brokers yet although these are saved.
     */
    private Set<String> unsettled(Drift drift, Optional<Change> begun) {
        Set<String> unsettled = new HashSet<>(drift.outdated());
        begun.map(Change::touched).ifPresent(unsettled::addAll);
        if (begun.filter(Change::resizing).isPresent()) {
            wanted.nodes(Role::isClient).map(Node::name).forEach(unsettled::add);
        }
        return unsettled;
    }

    /**
     * If no node runs, the start applies everything anyway. An impossible change is reported by its field, so the platform
     * is not asked about it.
     */
    private Drift drift(Optional<Topology> before, List<NodeStatus> nodes) {
        boolean running = DeployPlanner.isRunning(nodes);
        boolean possible = new SpecChange(before, wanted, running).isPossible();
        return possible && running ? cluster.platform().drift(wanted) : Drift.NONE;
    }

    /** The state of the brokers: topic changes, number of partitions, settings. */
    private record Brokers(
            List<TopicChange> changes, Load load, Optional<Live> live, Optional<QuorumSnapshot> quorum) {}

    /** If no broker can be asked, all topics are created; that changes nothing where they exist. */
    private Answer<Brokers> brokers(Optional<Topology> before, List<NodeStatus> nodes, Optional<Change> begun) {
        Load declared = Load.declared(wanted.spec());
        return isAnyReady(wanted.brokers().stream(), nodes)
                ? Answer.orElse(
                        new Brokers(List.of(), declared, Optional.empty(), Optional.empty()), () -> ask(before, begun))
                : Answer.of(new Brokers(
                        wanted.spec().topics().stream()
                                .<TopicChange>map(TopicChange.Create::new)
                                .toList(),
                        declared,
                        Optional.empty(),
                        Optional.empty()));
    }

    private Brokers ask(Optional<Topology> before, Optional<Change> begun) {
        try (ClusterAdmin admin = cluster.admin()) {
            Supplier<Live> live = ParallelTasks.begin(() ->
                    live(before.map(Topology::spec), begun.map(Change::live).orElse(Set.of()), admin.brokerDefaults()));
            ClusterSnapshot actual = admin.snapshot();
            return new Brokers(
                    topicChanges(admin, actual),
                    Load.of(actual, wanted.spec().topics(), wanted.spec().brokers()),
                    Optional.of(live.get()),
                    actual.quorum());
        }
    }

    /** Further requests only if a setting changes. */
    private Live live(Optional<ClusterSpec> before, Set<String> unsettled, BrokerDefaults brokers) {
        Set<String> gone = LiveChange.gone(before.orElse(wanted.spec()), wanted.spec(), unsettled);
        Live live = new Live(brokers.all(), gone.isEmpty() ? Map.of() : brokers.ofKafka(gone), Set.of(), unsettled);
        SortedMap<String, String> set =
                LiveChange.between(before, wanted.spec(), live).set();
        return set.isEmpty() ? live : live.refusing(brokers.refused(set));
    }

    private List<TopicChange> topicChanges(ClusterAdmin admin, ClusterSnapshot actual) {
        ClusterSpec spec = wanted.spec();
        List<TopicChange> changes = new ArrayList<>(TopicRequests.withRefusals(
                admin.topics(),
                TopicDiff.of(spec.topics(), actual, admin.topics().overrides(), spec.brokers())
                        .changes(),
                actual.brokers().size()));
        changes.addAll(TopicDiff.platforms(actual, spec.replication(), spec.minInsyncReplicas(), spec.topicNeeds()));
        return changes;
    }

    private Answer<Optional<String>> compatibility(List<NodeStatus> nodes) {
        return isAnyReady(wanted.nodes(role -> role == Role.REGISTRY), nodes)
                ? Answer.orElse(
                        Optional.empty(),
                        () -> Optional.of(cluster.services()
                                .registry(wanted)
                                .compatibility()
                                .orElse("none")))
                : Answer.of(Optional.empty());
    }

    private static boolean isAnyReady(Stream<Node> asked, List<NodeStatus> nodes) {
        Set<String> names = asked.map(Node::name).collect(Collectors.toSet());
        return nodes.stream().anyMatch(node -> names.contains(node.name()) && node.isReady());
    }
}

package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.DataPath.DataPathReport;
import ai.voicecore.gregor.check.Evidence;
import ai.voicecore.gregor.check.Evidence.ConnectReport;
import ai.voicecore.gregor.check.Evidence.RegistryReport;
import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.LogDirSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Evidence of a healthy cluster, except for what a test changes. Immutable. */
public record GivenEvidence(
        Topology topology,
        List<NodeStatus> nodes,
        List<NodeState> states,
        ClusterSnapshot snapshot,
        Function<Address, List<Integer>> listeners,
        DataPathReport dataPath,
        RegistryReport registry,
        ConnectReport connect,
        WorkloadSnapshot workloads)
        implements Evidence {

    public static GivenEvidence healthy(String yaml) {
        Topology topology = Clusters.topology(yaml);
        List<Integer> brokers = topology.brokers().stream().map(Node::id).toList();
        return new GivenEvidence(
                topology,
                Statuses.allReady(topology),
                Snapshots.states(topology),
                Snapshots.healthy(topology),
                listener -> brokers,
                new DataPathReport(50, 20, 20, 70, 0, 0, 1.5, 9.25),
                new RegistryReport(topology.spec().registry().compatibility(), 7, true, true),
                new ConnectReport(
                        List.of(
                                "ai.voicecore.gregor.trial.TrialSink",
                                "ai.voicecore.gregor.trial.TrialSource",
                                "org.apache.kafka.connect.mirror.MirrorSourceConnector"),
                        20,
                        20,
                        ""),
                Workloads.healthy(topology));
    }

    @Override
    public List<Integer> brokersKnownAt(Address listener) {
        return listeners.apply(listener);
    }

    public GivenEvidence withNodes(List<NodeStatus> other) {
        return new GivenEvidence(topology, other, states, snapshot, listeners, dataPath, registry, connect, workloads);
    }

    /** Replaces the status of the node with this name. */
    public GivenEvidence withNode(NodeStatus other) {
        return withNodes(Statuses.with(nodes, other));
    }

    public GivenEvidence withStates(List<NodeState> other) {
        return new GivenEvidence(topology, nodes, other, snapshot, listeners, dataPath, registry, connect, workloads);
    }

    /** Replaces what the node with this name reports about itself. */
    public GivenEvidence withState(NodeState other) {
        return withStates(states.stream()
                .map(state -> state.node().equals(other.node()) ? other : state)
                .toList());
    }

    private GivenEvidence withSnapshot(ClusterSnapshot other) {
        return new GivenEvidence(topology, nodes, states, other, listeners, dataPath, registry, connect, workloads);
    }

    public GivenEvidence withController(int controller) {
        return withSnapshot(new ClusterSnapshot(
                snapshot.clusterId(),
                controller,
                snapshot.brokers(),
                snapshot.quorum(),
                snapshot.topics(),
                snapshot.logDirs(),
                snapshot.finalizedFeatures()));
    }

    public GivenEvidence withBrokers(List<BrokerSnapshot> brokers) {
        return withSnapshot(new ClusterSnapshot(
                snapshot.clusterId(),
                snapshot.controller(),
                brokers,
                snapshot.quorum(),
                snapshot.topics(),
                snapshot.logDirs(),
                snapshot.finalizedFeatures()));
    }

    public GivenEvidence withQuorum(Optional<QuorumSnapshot> quorum) {
        return withSnapshot(new ClusterSnapshot(
                snapshot.clusterId(),
                snapshot.controller(),
                snapshot.brokers(),
                quorum,
                snapshot.topics(),
                snapshot.logDirs(),
                snapshot.finalizedFeatures()));
    }

    public GivenEvidence withTopic(TopicSnapshot topic) {
        SortedMap<String, TopicSnapshot> topics = new TreeMap<>(snapshot.topics());
        topics.put(topic.name(), topic);
        return withTopics(topics);
    }

    public GivenEvidence withTopics(SortedMap<String, TopicSnapshot> topics) {
        return withSnapshot(new ClusterSnapshot(
                snapshot.clusterId(),
                snapshot.controller(),
                snapshot.brokers(),
                snapshot.quorum(),
                topics,
                snapshot.logDirs(),
                snapshot.finalizedFeatures()));
    }

    public GivenEvidence withLogDirs(List<LogDirSnapshot> logDirs) {
        return withSnapshot(new ClusterSnapshot(
                snapshot.clusterId(),
                snapshot.controller(),
                snapshot.brokers(),
                snapshot.quorum(),
                snapshot.topics(),
                logDirs,
                snapshot.finalizedFeatures()));
    }

    public GivenEvidence withFinalized(SortedMap<String, Short> features) {
        return withSnapshot(new ClusterSnapshot(
                snapshot.clusterId(),
                snapshot.controller(),
                snapshot.brokers(),
                snapshot.quorum(),
                snapshot.topics(),
                snapshot.logDirs(),
                features));
    }

    public GivenEvidence withListener(Address listener, List<Integer> known) {
        Function<Address, List<Integer>> others = listeners;
        return withListeners(asked -> asked.equals(listener) ? known : others.apply(asked));
    }

    public GivenEvidence withUnreachable(Address listener, String message) {
        Function<Address, List<Integer>> others = listeners;
        return withListeners(asked -> {
            if (asked.equals(listener)) {
                throw AdminFailure.unreachable(message);
            }
            return others.apply(asked);
        });
    }

    private GivenEvidence withListeners(Function<Address, List<Integer>> other) {
        return new GivenEvidence(topology, nodes, states, snapshot, other, dataPath, registry, connect, workloads);
    }

    public GivenEvidence withDataPath(DataPathReport other) {
        return new GivenEvidence(topology, nodes, states, snapshot, listeners, other, registry, connect, workloads);
    }

    public GivenEvidence withRegistry(RegistryReport other) {
        return new GivenEvidence(topology, nodes, states, snapshot, listeners, dataPath, other, connect, workloads);
    }

    public GivenEvidence withConnect(ConnectReport other) {
        return new GivenEvidence(topology, nodes, states, snapshot, listeners, dataPath, registry, other, workloads);
    }

    public GivenEvidence withWorkloads(WorkloadSnapshot other) {
        return new GivenEvidence(topology, nodes, states, snapshot, listeners, dataPath, registry, connect, other);
    }
}

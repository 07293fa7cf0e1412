package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.BrokerState;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.LogDirSnapshot;
import ai.voicecore.gregor.snapshot.NodeResources;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.snapshot.ZooKeeperState;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.PlatformTopics;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Snapshots of a healthy cluster. */
public final class Snapshots {
    public static final long GIBIBYTE = 1L << 30;

    private Snapshots() {}

    public static ClusterSnapshot healthy(Topology topology) {
        boolean kraft = topology.spec().mode() == Mode.KRAFT;
        return new ClusterSnapshot(
                topology.clusterId(),
                0,
                topology.brokers().stream().map(Snapshots::broker).toList(),
                kraft ? Optional.of(quorum(topology)) : Optional.empty(),
                topics(topology),
                topology.brokers().stream()
                        .map(node -> new LogDirSnapshot(
                                node.id(), "/nodes/" + node.name() + "/data", "", 100 * GIBIBYTE, 40 * GIBIBYTE))
                        .toList(),
                kraft ? new TreeMap<>(Map.of("metadata.version", (short) 30)) : new TreeMap<>());
    }

    private static BrokerSnapshot broker(Node node) {
        return new BrokerSnapshot(
                node.id(),
                node.address(Endpoint.CLIENT).host(),
                node.address(Endpoint.CLIENT).port(),
                node.rack(),
                new TreeMap<>(Map.of("metadata.version", "7-30")));
    }

    private static QuorumSnapshot quorum(Topology topology) {
        List<Voter> voters = topology.nodes(Role::isController)
                .map(node -> new Voter(node.id(), "", 0))
                .toList();
        return new QuorumSnapshot(voters.getFirst().id(), 4, voters, List.of());
    }

    private static SortedMap<String, TopicSnapshot> topics(Topology topology) {
        int brokers = topology.spec().brokers();
        SortedMap<String, TopicSnapshot> topics = topology.spec().topics().stream()
                .map(topic -> topic(topic, brokers))
                .collect(Collectors.toMap(TopicSnapshot::name, topic -> topic, (a, b) -> a, TreeMap::new));
        TopicSpec offsets = new TopicSpec(
                "__consumer_offsets",
                6,
                topology.spec().replication(),
                false,
                new TreeMap<>(Map.of(
                        "min.insync.replicas", String.valueOf(topology.spec().minInsyncReplicas()))));
        topics.put(offsets.name(), topic(offsets, brokers));
        return topics;
    }

    /** A topic as declared; its replicas are assigned to the brokers in turn. */
    public static TopicSnapshot topic(TopicSpec topic, int brokers) {
        List<PartitionSnapshot> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(i -> {
                    List<Integer> replicas = IntStream.range(0, topic.replication())
                            .mapToObj(r -> (i + r) % brokers)
                            .toList();
                    return new PartitionSnapshot(i, replicas.getFirst(), replicas, replicas);
                })
                .toList();
        SortedMap<String, String> config = new TreeMap<>(Map.of("cleanup.policy", "delete"));
        PlatformTopics.needs(true, true).stream()
                .filter(need -> need.topic().equals(topic.name()))
                .forEach(need -> config.putAll(need.settings()));
        config.putAll(topic.config());
        boolean internal = PlatformTopics.names(true, true).contains(topic.name());
        return new TopicSnapshot(topic.name(), internal, partitions, config);
    }

    public static List<NodeState> states(Topology topology) {
        return topology.nodes(role -> !role.isClient())
                .map(node -> state(node, topology))
                .toList();
    }

    private static NodeState state(Node node, Topology topology) {
        if (node.role() == Role.ZOOKEEPER) {
            ZooKeeperState lead = topology.spec().zookeepers() == 1 ? ZooKeeperState.STANDALONE : ZooKeeperState.LEADER;
            return zooKeeper(node.name(), node.id() == 1 ? lead : ZooKeeperState.FOLLOWER);
        }
        boolean first =
                topology.nodes(Role::isController).findFirst().map(node::equals).orElse(false);
        return new NodeState(
                node.name(),
                Optional.of(topology.spec().version()),
                node.role().isBroker() ? Optional.of(BrokerState.RUNNING) : Optional.empty(),
                node.role().isController() ? Optional.of(first) : Optional.empty(),
                node.role().isBroker() ? OptionalInt.of(0) : OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static NodeState with(NodeResources resources, NodeState state) {
        return new NodeState(
                state.node(),
                state.version(),
                state.brokerState(),
                state.activeController(),
                state.offlineLogDirectories(),
                state.metadataVersion(),
                state.zooKeeperState(),
                Optional.empty(),
                Optional.of(resources),
                state.readyAfter());
    }

    public static NodeState zooKeeper(String node, ZooKeeperState role) {
        return new NodeState(
                node,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(role),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}

package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.BrokerState;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.snapshot.ZooKeeperState;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A cluster in memory with its own clock: nodes start slowly, replicas catch up late, and sometimes a process ends. */
final class SimulatedCluster {
    final Topology topology;
    final List<Partition> partitions = new ArrayList<>();
    final Map<String, Run> processes = new HashMap<>();
    int leader = -1;
    String zooKeeperLeader = "";

    private final Random random;
    private int accidents;
    private long time = 1_000;

    /** One partition with its in-sync replicas and its leader. */
    static final class Partition {
        final String topic;
        final int index;
        final int minInSync;
        final List<Integer> replicas;
        final List<Integer> inSync;
        int leader;

        Partition(String topic, int index, int minInSync, List<Integer> replicas) {
            this.topic = topic;
            this.index = index;
            this.minInSync = minInSync;
            this.replicas = replicas;
            this.inSync = new ArrayList<>(replicas);
            this.leader = replicas.getFirst();
        }
    }

    /**
     * The process of a node: its number of starts, and the ticks until it runs and until it has caught up with its
     * quorum. A broken node never starts again.
     */
    static final class Run {
        int run = 1;
        long startedAt;
        int ticksToRun;
        int ticksToCatchUp;
        boolean broken;
        int ticksToFail = -1;

        boolean runs() {
            return !broken && ticksToRun == 0;
        }
    }

    SimulatedCluster(Topology topology, Random random, int accidents) {
        this.topology = topology;
        this.random = random;
        this.accidents = accidents;
        topology.nodes().forEach(node -> processes.put(node.name(), new Run()));
        elect();
    }

    void topic(String name, int count, int replication, int minInSync) {
        for (int i = 0; i < count; i++) {
            List<Integer> brokers =
                    new ArrayList<>(topology.brokers().stream().map(Node::id).toList());
            java.util.Collections.shuffle(brokers, random);
            partitions.add(new Partition(name, i, minInSync, List.copyOf(brokers.subList(0, replication))));
        }
    }

    boolean runs(Node node) {
        return process(node).runs();
    }

    Run process(Node node) {
        return processes.get(node.name());
    }

    /** The same as the platform: returns when the old processes have ended. */
    void restart(Collection<Node> nodes, boolean neverAgain) {
        for (Node node : nodes) {
            Run process = process(node);
            process.run++;
            process.broken = false;
            process.startedAt = time;
            process.ticksToRun = 1 + random.nextInt(6);
            process.ticksToCatchUp = process.ticksToRun + random.nextInt(4);
            process.ticksToFail = neverAgain ? 3 : -1;
            leave(node);
        }
        elect();
    }

    private void leave(Node node) {
        if (!node.role().isBroker()) {
            return;
        }
        for (Partition partition : partitions) {
            if (partition.inSync.size() > 1) {
                partition.inSync.remove((Object) node.id());
            }
            if (partition.leader == node.id()) {
                partition.leader = lead(partition);
            }
        }
    }

    private int lead(Partition partition) {
        return partition.replicas.stream()
                .filter(broker -> partition.inSync.contains(broker) && runs(broker(broker)))
                .findFirst()
                .orElse(-1);
    }

    Node broker(int id) {
        return topology.brokers().stream()
                .filter(node -> node.id() == id)
                .findFirst()
                .orElseThrow();
    }

    /** Advances the clock. */
    void tick() {
        time += 10_000;
        for (Node node : topology.nodes()) {
            Run process = process(node);
            if (process.ticksToFail > 0 && --process.ticksToFail == 0) {
                process.broken = true;
            }
            process.ticksToRun = Math.max(0, process.ticksToRun - 1);
            process.ticksToCatchUp = Math.max(0, process.ticksToCatchUp - 1);
        }
        elect();
        for (Partition partition : partitions) {
            partition.replicas.stream()
                    .filter(broker ->
                            runs(broker(broker)) && !partition.inSync.contains(broker) && random.nextInt(3) == 0)
                    .forEach(partition.inSync::add);
            if (partition.leader < 0) {
                partition.leader = lead(partition);
            }
        }
        if (accidents > 0 && random.nextInt(12) == 0) {
            accidents--;
            Node unlucky = topology.nodes().get(random.nextInt(topology.nodes().size()));
            if (runs(unlucky)) {
                restart(List.of(unlucky), false);
            }
        }
    }

    private void elect() {
        leader = kept(leader, role -> role.isController());
        int server = kept(topology.node(zooKeeperLeader).map(Node::id).orElse(-1), role -> role == Role.ZOOKEEPER);
        zooKeeperLeader = topology.nodes(role -> role == Role.ZOOKEEPER)
                .filter(node -> node.id() == server)
                .map(Node::name)
                .findFirst()
                .orElse("");
        if (topology.nodes(role -> role == Role.ZOOKEEPER).findAny().isPresent()) {
            leader = kept(leader, Role::isBroker);
        }
    }

    private int kept(int before, java.util.function.Predicate<Role> who) {
        List<Node> able = topology.nodes(who).filter(this::runs).toList();
        long all = topology.nodes(who).count();
        boolean votes = topology.nodes(who).noneMatch(node -> node.role() == Role.BROKER);
        if (able.isEmpty() || (votes && able.size() <= all / 2)) {
            return -1;
        }
        return able.stream()
                .map(Node::id)
                .filter(id -> id == before)
                .findFirst()
                .orElseGet(() -> able.get(random.nextInt(able.size())).id());
    }

    void electPreferredLeaders(Set<PartitionId> wanted) {
        partitions.stream()
                .filter(partition -> wanted.contains(new PartitionId(partition.topic, partition.index)))
                .filter(partition -> partition.inSync.contains(partition.replicas.getFirst())
                        && runs(broker(partition.replicas.getFirst())))
                .forEach(partition -> partition.leader = partition.replicas.getFirst());
    }

    Situation situation() {
        boolean asked = topology.brokers().stream().anyMatch(this::runs) && random.nextInt(10) > 0;
        return new Situation(
                topology,
                topology.nodes().stream().map(this::status).toList(),
                topology.nodes().stream().filter(this::runs).map(this::state).toList(),
                asked ? Optional.of(snapshot()) : Optional.empty(),
                asked ? "" : "nobody answers",
                Set.of());
    }

    private NodeStatus status(Node node) {
        Run process = process(node);
        if (process.broken) {
            return new NodeStatus(node.name(), NodePhase.FAILED, "", 5, Optional.empty(), "ended 5 times");
        }
        boolean inSync = partitions.stream()
                .noneMatch(
                        p -> node.role().isBroker() && p.replicas.contains(node.id()) && !p.inSync.contains(node.id()));
        NodePhase phase = process.runs() && inSync ? NodePhase.READY : NodePhase.STARTING;
        return new NodeStatus(
                node.name(),
                phase,
                "pid " + process.run,
                0,
                Optional.of(Instant.ofEpochMilli(process.startedAt)),
                phase == NodePhase.READY ? "" : "starting");
    }

    private NodeState state(Node node) {
        return new NodeState(
                node.name(),
                Optional.of("4.3.1"),
                node.role().isBroker() ? Optional.of(BrokerState.RUNNING) : Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                node.role() == Role.ZOOKEEPER
                        ? Optional.of(
                                node.name().equals(zooKeeperLeader) ? ZooKeeperState.LEADER : ZooKeeperState.FOLLOWER)
                        : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private ClusterSnapshot snapshot() {
        TreeMap<String, TopicSnapshot> topics = new TreeMap<>();
        partitions.stream()
                .collect(java.util.stream.Collectors.groupingBy(partition -> partition.topic))
                .forEach((name, all) -> topics.put(
                        name,
                        new TopicSnapshot(
                                name,
                                false,
                                all.stream()
                                        .map(p -> new PartitionSnapshot(
                                                p.index, p.leader, p.replicas, List.copyOf(p.inSync)))
                                        .toList(),
                                new TreeMap<>(Map.of("min.insync.replicas", "" + all.getFirst().minInSync)))));
        boolean kraft = topology.nodes(Role::isController).findAny().isPresent();
        return new ClusterSnapshot(
                topology.clusterId(),
                leader,
                topology.brokers().stream()
                        .filter(this::runs)
                        .map(node -> new BrokerSnapshot(node.id(), "h", 1, node.rack(), new TreeMap<>()))
                        .toList(),
                kraft ? Optional.of(new QuorumSnapshot(leader, 1, voters(), List.of())) : Optional.empty(),
                topics,
                List.of(),
                new TreeMap<>());
    }

    private List<Voter> voters() {
        return topology.nodes(Role::isController)
                .map(node -> new Voter(node.id(), "", runs(node) && process(node).ticksToCatchUp == 0 ? 0 : 60_000))
                .toList();
    }
}

package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.simulation.World.NodeRun;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Processes in memory; without a supervisor. */
final class SimulatedPlatform implements Platform {
    private static final Duration STOPS = Duration.ofSeconds(2);

    private final World world;
    private boolean downing;

    SimulatedPlatform(World world) {
        this.world = world;
    }

    /** Whether the whole cluster may be stopped. */
    void allowDown(boolean allowed) {
        downing = allowed;
    }

    @Override
    public List<NodeStatus> observe() {
        return world.processes.values().stream().map(this::status).toList();
    }

    private NodeStatus status(NodeRun process) {
        Node node = process.description;
        boolean ready = world.isServing(process)
                && (!node.role().isBroker()
                        || world.partitions.all.values().stream()
                                .noneMatch(partition -> partition.replicas.contains(node.id())
                                        && !partition.inSync.contains(node.id())));
        NodePhase phase = ready ? NodePhase.READY : process.up ? NodePhase.STARTING : NodePhase.STOPPED;
        return new NodeStatus(
                node.name(),
                phase,
                process.up ? "pid " + process.run : "",
                0,
                process.up ? Optional.of(Instant.ofEpochSecond(0, process.startedAt)) : Optional.empty(),
                ready ? "" : "starting");
    }

    @Override
    public List<Problem> preflight(Topology topology) {
        return List.of();
    }

    @Override
    public void prepare(Topology topology, Progress progress) {
        world.act("preparing");
    }

    @Override
    public void start(Topology topology, Collection<Node> nodes) {
        world.act("starting " + names(nodes));
        nodes.forEach(node -> {
            NodeRun process = world.processes.get(node.name());
            if (process == null || !process.up) {
                world.launch(node, topology.spec().version());
            } else {
                process.ordered = node;
                process.orderedVersion = topology.spec().version();
            }
        });
        world.processes
                .values()
                .removeIf(process ->
                        !process.up && topology.node(process.description.name()).isEmpty());
    }

    private static List<String> names(Collection<Node> nodes) {
        return nodes.stream().map(Node::name).toList();
    }

    @Override
    public void stop(Collection<String> nodes, Progress progress) {
        world.stop(nodes, downing);
        world.pause(STOPS);
    }

    @Override
    public void restart(Topology topology, Collection<Node> nodes, Progress progress) {
        world.stop(names(nodes), false);
        world.pause(STOPS);
        nodes.forEach(node -> world.launch(node, topology.spec().version()));
    }

    @Override
    public String storage(Node node) {
        return "/nodes/" + node.name();
    }

    @Override
    public void replace(Topology topology, Node node, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteStorage(Topology topology, Collection<String> nodes, Progress progress) {
        world.act("deleting the storage of " + nodes);
        nodes.forEach(world.migration::deleted);
    }

    @Override
    public List<String> logs(String node, int lines) {
        return new ArrayList<>();
    }

    @Override
    public List<String> remove(boolean deleteData) {
        world.act("removing");
        return List.of();
    }
}

package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.DataPath;
import ai.voicecore.gregor.admin.MigrationZnodes;
import ai.voicecore.gregor.admin.NodeStates;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.snapshot.BrokerState;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.RestartCheck;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.testing.Answering;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.Optional;
import java.util.OptionalInt;

/** The clients of a simulated cluster; each call may fail. */
record SimulatedServices(World world, FaultInjector trouble) implements Services {
    @Override
    public ClusterAdmin admin(Topology topology) {
        return trouble.in(ClusterAdmin.class, new SimulatedAdmin(world, topology, trouble));
    }

    @Override
    public NodeStates states(Topology topology) {
        return new NodeStates() {
            @Override
            public Optional<NodeState> of(Node node) {
                synchronized (world) {
                    return Optional.ofNullable(world.processes.get(node.name()))
                            .filter(world::isServing)
                            .map(process -> state(process, node));
                }
            }

            @Override
            public Optional<RestartCheck> restartCheck(Node node) {
                return Optional.empty();
            }
        };
    }

    @Override
    public MigrationZnodes znodes(Topology topology) {
        return trouble.in(MigrationZnodes.class, world.migration);
    }

    private NodeState state(World.NodeRun process, Node node) {
        return new NodeState(
                node.name(),
                Optional.of(process.version),
                node.role().isBroker() ? Optional.of(BrokerState.RUNNING) : Optional.empty(),
                Optional.of(world.migration.leads(process.description)),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(node)
                        .filter(server -> server.role() == Role.ZOOKEEPER)
                        .flatMap(world.coordinators::zooKeeperState),
                world.migration.state(process.description),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public SchemaRegistry registry(Topology topology) {
        return trouble.in(
                SchemaRegistry.class, Answering.of(SchemaRegistry.class, (method, arguments) -> switch (method) {
                    case "compatibility" -> {
                        requireRegistry();
                        yield Optional.of(world.compatibility);
                    }
                    case "setCompatibility" -> {
                        requireRegistry();
                        world.act("setting the compatibility");
                        world.compatibility = (String) arguments[0];
                        yield world;
                    }
                    default -> throw new UnsupportedOperationException(method);
                }));
    }

    private void requireRegistry() {
        if (world.processes.values().stream()
                .noneMatch(process -> process.description.name().startsWith("registry") && world.isServing(process))) {
            throw AdminFailure.unreachable("the registry does not answer");
        }
    }

    @Override
    public Optional<ReleaseSettings> release(ClusterSpec spec) {
        return Optional.empty();
    }

    @Override
    public DataPath dataPath(Topology topology) {
        return Answering.of(DataPath.class, method -> null);
    }

    @Override
    public ConnectCluster connect(Topology topology) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WorkloadSnapshot workloads() {
        throw new UnsupportedOperationException();
    }
}

package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.DataPath;
import ai.voicecore.gregor.admin.MigrationZnodes;
import ai.voicecore.gregor.admin.NodeStates;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.admin.kafka.KafkaClusterAdmin;
import ai.voicecore.gregor.admin.kafka.KafkaDataPath;
import ai.voicecore.gregor.admin.kafka.QuorumSource;
import ai.voicecore.gregor.admin.rest.HttpConnectCluster;
import ai.voicecore.gregor.admin.rest.HttpNodeStates;
import ai.voicecore.gregor.admin.rest.HttpSchemaRegistry;
import ai.voicecore.gregor.admin.zookeeper.ZooKeeperZnodes;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.ownership.KafkaMark;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import ai.voicecore.gregor.validation.Leftovers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The services of a running cluster.
 *
 * @param progress receives the removal of leftovers of killed commands
 * @param nodesRoot parent of the node directories; empty if they are on other machines
 * @param releases settings of the spec's release
 * @param reach makes the cluster's addresses reachable, before each use
 * @param objects reads the Kubernetes objects of the cluster
 * @param time the clock for all waiting
 */
public record LiveServices(
        Progress progress,
        Optional<Path> nodesRoot,
        Function<ClusterSpec, Optional<ReleaseSettings>> releases,
        Runnable reach,
        Supplier<WorkloadSnapshot> objects,
        Time time)
        implements Services {

    /** Services where all addresses can be reached from here, and there are no Kubernetes objects. */
    static LiveServices direct(
            Progress progress,
            Optional<Path> nodesRoot,
            Function<ClusterSpec, Optional<ReleaseSettings>> releases,
            Time time) {
        return new LiveServices(
                progress,
                nodesRoot,
                releases,
                () -> {},
                () -> new WorkloadSnapshot(List.of(), List.of(), List.of()),
                time);
    }

    /** Services for commands that do not change the cluster. */
    public static LiveServices direct(Progress progress, Time time) {
        return direct(progress, Optional.empty(), spec -> Optional.empty(), time);
    }

    private Access access(Topology topology) {
        reach.run();
        return topology.access();
    }

    @Override
    public ClusterAdmin admin(Topology topology) {
        return new KafkaClusterAdmin(
                        access(topology),
                        quorum(topology),
                        topology.spec().platformTopics(),
                        brokersClusterId(topology),
                        time)
                .onFirstSnapshot(
                        (admin, seen) -> Leftovers.of(topology, this, progress).remove(admin, seen));
    }

    private static QuorumSource quorum(Topology topology) {
        if (topology.nodes(Role::isController).findAny().isEmpty()) {
            return QuorumSource.NONE;
        }
        // When the controllers leave ZooKeeper, all brokers use KRaft already, and the controllers stop advertising
        // their addresses.
        return topology.spec().mode() == Mode.KRAFT || topology.membership().isFinalizing()
                ? QuorumSource.BROKERS
                : QuorumSource.controllers(
                        topology.access().at(topology.addresses(Role::isController, Endpoint.CONTROLLER)));
    }

    /**
     * On Kubernetes the id is not known. In ZooKeeper mode Kafka chooses the id at its first start and stores it next to
     * its data.
     */
    private Optional<String> brokersClusterId(Topology topology) {
        return topology.spec().mode() == Mode.KRAFT
                ? Optional.of(topology.kafkaClusterId()).filter(id -> !id.isEmpty())
                : topology.brokers().stream()
                        .flatMap(broker ->
                                nodesRoot
                                        .flatMap(root -> KafkaMark.clusterId(
                                                root.resolve(broker.name()).resolve("data")))
                                        .stream())
                        .findFirst();
    }

    @Override
    public DataPath dataPath(Topology topology) {
        return new KafkaDataPath(access(topology), time);
    }

    @Override
    public SchemaRegistry registry(Topology topology) {
        return new HttpSchemaRegistry(access(topology), topology.registryUrl().orElseThrow());
    }

    @Override
    public ConnectCluster connect(Topology topology) {
        return new HttpConnectCluster(access(topology), topology.connectUrls().getFirst(), time);
    }

    @Override
    public NodeStates states(Topology topology) {
        return new HttpNodeStates(access(topology));
    }

    @Override
    public MigrationZnodes znodes(Topology topology) {
        reach.run();
        return new ZooKeeperZnodes(topology.addresses(Role.ZOOKEEPER::equals, Endpoint.CLIENT));
    }

    @Override
    public Optional<ReleaseSettings> release(ClusterSpec spec) {
        return releases.apply(spec);
    }

    @Override
    public WorkloadSnapshot workloads() {
        return objects.get();
    }
}

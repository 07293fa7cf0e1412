package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.DataPath;
import ai.voicecore.gregor.admin.NodeStates;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.admin.kafka.KafkaClusterAdmin;
import ai.voicecore.gregor.admin.kafka.KafkaDataPath;
import ai.voicecore.gregor.admin.rest.HttpConnectCluster;
import ai.voicecore.gregor.admin.rest.HttpNodeStates;
import ai.voicecore.gregor.admin.rest.HttpSchemaRegistry;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.ownership.KafkaMark;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Topology;
import ai.voicecore.gregor.validation.Leftovers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The services of a cluster on this machine. */
public final class LiveServices implements Services {
    private final Progress progress;
    private final Optional<Path> nodesRoot;
    private final Function<ClusterSpec, Optional<ReleaseSettings>> releases;
    private final Time time;

    /**
     * Services for commands that do not change the cluster.
     *
     * @param progress receives the removal of leftovers of killed commands
     * @param time the clock for all waiting
     */
    public LiveServices(Progress progress, Time time) {
        this(progress, Optional.empty(), spec -> Optional.empty(), time);
    }

    /**
     * Services for commands that change the cluster.
     *
     * @param progress receives the removal of leftovers of killed commands
     * @param nodesRoot parent of the node directories; empty if they are on other machines
     * @param releases settings of the spec's release
     * @param time the clock for all waiting
     */
    public LiveServices(
            Progress progress,
            Optional<Path> nodesRoot,
            Function<ClusterSpec, Optional<ReleaseSettings>> releases,
            Time time) {
        this.progress = progress;
        this.nodesRoot = nodesRoot;
        this.releases = releases;
        this.time = time;
    }

    @Override
    public ClusterAdmin admin(Topology topology) {
        return new KafkaClusterAdmin(
                        topology.access(),
                        topology.spec().mode() == Mode.KRAFT,
                        topology.spec().platformTopics(),
                        brokersClusterId(topology),
                        time)
                .onFirstSnapshot(
                        (admin, seen) -> Leftovers.of(topology, this, progress).remove(admin, seen));
    }

    /**
     * On Kubernetes the id is not known. In ZooKeeper mode Kafka chooses the id at its first start and stores it next to
     * its data.
     */
    private Optional<String> brokersClusterId(Topology topology) {
        return topology.spec().mode() == Mode.KRAFT
                ? Optional.of(topology.clusterId()).filter(id -> !id.isEmpty())
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
        return new KafkaDataPath(topology.access(), time);
    }

    @Override
    public SchemaRegistry registry(Topology topology) {
        return new HttpSchemaRegistry(topology.access(), topology.registryUrl().orElseThrow());
    }

    @Override
    public ConnectCluster connect(Topology topology) {
        return new HttpConnectCluster(topology.access(), topology.connectUrls().getFirst(), time);
    }

    @Override
    public NodeStates states(Topology topology) {
        return new HttpNodeStates(topology.access());
    }

    @Override
    public Optional<ReleaseSettings> release(ClusterSpec spec) {
        return releases.apply(spec);
    }

    @Override
    public WorkloadSnapshot workloads() {
        return new WorkloadSnapshot(List.of(), List.of(), List.of());
    }
}

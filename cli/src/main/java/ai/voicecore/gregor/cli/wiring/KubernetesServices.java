package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.DataPath;
import ai.voicecore.gregor.admin.NodeStates;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.kubernetes.WorkloadReader;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Topology;
import java.util.Optional;

/** The services of a cluster on Kubernetes. Tunnels are opened before the first use. */
final class KubernetesServices implements Services {
    private final Services services;
    private final Runnable reach;
    private final WorkloadReader workloads;

    /**
     * Opens nothing yet.
     *
     * @param reach opens the tunnels to the pods, once
     */
    KubernetesServices(Services services, Runnable reach, WorkloadReader workloads) {
        this.services = services;
        this.reach = reach;
        this.workloads = workloads;
    }

    private Services reached() {
        reach.run();
        return services;
    }

    @Override
    public ClusterAdmin admin(Topology topology) {
        return reached().admin(topology);
    }

    @Override
    public DataPath dataPath(Topology topology) {
        return reached().dataPath(topology);
    }

    @Override
    public SchemaRegistry registry(Topology topology) {
        return reached().registry(topology);
    }

    @Override
    public ConnectCluster connect(Topology topology) {
        return reached().connect(topology);
    }

    @Override
    public NodeStates states(Topology topology) {
        return reached().states(topology);
    }

    @Override
    public Optional<ReleaseSettings> release(ClusterSpec spec) {
        return services.release(spec);
    }

    @Override
    public WorkloadSnapshot workloads() {
        try {
            return workloads.read();
        } catch (Failure e) {
            throw AdminFailure.refused(e.getMessage() + " " + e.remedy(), e);
        }
    }
}

package ai.voicecore.gregor.cluster;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.DataPath;
import ai.voicecore.gregor.admin.NodeStates;
import ai.voicecore.gregor.admin.RecordPipe;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Topology;
import java.util.Optional;

/** Opens the way to a running cluster's services. */
public interface Services {
    ClusterAdmin admin(Topology topology);

    DataPath dataPath(Topology topology);

    RecordPipe records(Topology topology);

    /** The registry, where the topology has one. */
    SchemaRegistry registry(Topology topology);

    /** Connect, through the first worker that the topology has. */
    ConnectCluster connect(Topology topology);

    NodeStates states(Topology topology);

    /** What the release that a spec names says of settings; empty where it cannot be asked from here. */
    Optional<ReleaseSettings> release(ClusterSpec spec);

    /** What Kubernetes holds of the cluster; asked for on Kubernetes only. */
    WorkloadSnapshot workloads();
}

package ai.voicecore.gregor.cluster;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.DataPath;
import ai.voicecore.gregor.admin.MigrationZnodes;
import ai.voicecore.gregor.admin.NodeStates;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Topology;
import java.util.Optional;

/** Connections to a running cluster's services. */
public interface Services {
    ClusterAdmin admin(Topology topology);

    DataPath dataPath(Topology topology);

    /** The registry, if the topology has one. */
    SchemaRegistry registry(Topology topology);

    /** Connect, through the topology's first worker. */
    ConnectCluster connect(Topology topology);

    NodeStates states(Topology topology);

    /** ZooKeeper's znodes, if the topology has ZooKeeper. */
    MigrationZnodes znodes(Topology topology);

    /** Settings of the spec's release; empty if they are not available here. */
    Optional<ReleaseSettings> release(ClusterSpec spec);

    /** The Kubernetes objects of the cluster; only used on Kubernetes. */
    WorkloadSnapshot workloads();
}

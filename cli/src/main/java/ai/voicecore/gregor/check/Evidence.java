package ai.voicecore.gregor.check;

import ai.voicecore.gregor.admin.DataPath.DataPathReport;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;

/** The evidence of the checks. Each part is read once, when it is first needed; reading may throw AdminFailure. */
public interface Evidence {
    Topology topology();

    List<NodeStatus> nodes();

    /** The states that the nodes report; nodes that do not answer are missing. */
    List<NodeState> states();

    ClusterSnapshot snapshot();

    /** Ids of the brokers that a client finds through one listener, after a time for metadata propagation. */
    List<Integer> brokersKnownAt(Address listener);

    /** The Kubernetes objects of the cluster; only used on Kubernetes. */
    WorkloadSnapshot workloads();

    DataPathReport dataPath();

    RegistryReport registry();

    ConnectReport connect();
}

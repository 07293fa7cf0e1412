package ai.voicecore.gregor.check;

import ai.voicecore.gregor.admin.DataPath.DataPathReport;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;

/** What checks look at. Each piece is gathered once, when it is first asked for; gathering may throw AdminFailure. */
public interface Evidence {
    Topology topology();

    List<NodeStatus> nodes();

    /** What the nodes say of themselves; those that do not answer are missing. */
    List<NodeState> states();

    ClusterSnapshot snapshot();

    /** Ids of the brokers that are known through one listener, once that has had time to hear of all. */
    List<Integer> brokersKnownAt(Address listener);

    /** What Kubernetes holds of the cluster; asked for on Kubernetes only. */
    WorkloadSnapshot workloads();

    DataPathReport dataPath();

    RegistryReport registry();

    ConnectReport connect();
}

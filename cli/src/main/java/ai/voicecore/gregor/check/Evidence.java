package ai.voicecore.gregor.check;

import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.stream.Stream;

/** What checks look at in a cluster of Gregor's own. Each piece is gathered once, when it is first asked for; gathering may throw AdminFailure. */
public interface Evidence extends BrokerEvidence {
    Topology topology();

    List<NodeStatus> nodes();

    /** What Kubernetes holds of the cluster; asked for on Kubernetes only. */
    WorkloadSnapshot workloads();

    RegistryReport registry();

    ConnectReport connect();

    @Override
    default List<Integer> brokers() {
        return topology().brokers().stream().map(Node::id).sorted().toList();
    }

    @Override
    default List<Listener> advertisedListeners() {
        return topology().brokers().stream()
                .flatMap(node -> Stream.of(Endpoint.CLIENT, Endpoint.REPLICATION)
                        .map(endpoint -> new Listener(
                                node.name() + "'s " + endpoint + " listener " + node.address(endpoint),
                                node.address(endpoint),
                                "Look at gregor logs " + node.name() + "; see that nothing else holds the port.")))
                .toList();
    }
}

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
                                "Look at {gregor logs " + node.name() + "}; see that nothing else holds the port.")))
                .toList();
    }

    /**
     * Result of testing the Schema Registry.
     *
     * @param compatibility its global rule; empty if none is set
     * @param id id of the registered schema
     * @param sameById whether that id returned the same schema
     * @param refusedIncompatible whether an incompatible schema was refused
     */
    record RegistryReport(String compatibility, int id, boolean sameById, boolean refusedIncompatible) {}

    /**
     * Result of moving records through Connect: by a sink from one topic, by a source to another.
     *
     * @param plugins classes of the installed connectors
     * @param sent lines for each of the two
     * @param received how many of them both have moved
     * @param trouble errors of the connectors if lines are missing; otherwise empty
     */
    record ConnectReport(List<String> plugins, int sent, int received, String trouble) {
        /** The connectors of the trial; without them there is no trial. */
        public static final List<String> CONNECTORS =
                List.of("ai.voicecore.gregor.trial.TrialSink", "ai.voicecore.gregor.trial.TrialSource");
    }
}

package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.DataPath.DataPathReport;
import ai.voicecore.gregor.check.ConnectReport;
import ai.voicecore.gregor.check.Evidence;
import ai.voicecore.gregor.check.RegistryReport;
import ai.voicecore.gregor.check.TopicsAsDeclared;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Evidence from the running cluster. What it makes there for the purpose, it undoes through the cleanup. */
final class LiveEvidence implements Evidence {
    /** How far a broker of a busy machine may be behind the controller: until then it tells settings of topics as they were. */
    private static final Duration METADATA_BEHIND = Duration.ofSeconds(3);

    private final Topology topology;
    private final Services services;
    private final Supplier<List<NodeStatus>> nodes;
    private final Cleanup cleanup;
    private final Arrival arrival;
    private final Once<ClusterAdmin> admin;
    private final Once<ClusterSnapshot> snapshot;
    private final Once<List<NodeState>> states;
    private final Once<WorkloadSnapshot> workloads;
    private final Once<Boolean> complete;
    private final BrokerTrials trials;

    /**
     * Evidence of one cluster.
     *
     * @param arrival what is not there yet; awaited before anything but the brokers' data path is looked at
     */
    LiveEvidence(
            Topology topology, Services services, Supplier<List<NodeStatus>> nodes, Cleanup cleanup, Arrival arrival) {
        this.topology = topology;
        this.services = services;
        this.nodes = nodes;
        this.cleanup = cleanup;
        this.arrival = arrival;
        this.admin = new Once<>(this::openAdmin);
        this.trials = new BrokerTrials(
                admin,
                topology.brokers().size(),
                topology.spec().replication(),
                topology.spec().minInsyncReplicas(),
                cleanup);
        this.complete = new Once<>(() -> {
            arrival.everything();
            return true;
        });
        this.snapshot = new Once<>(() -> {
            complete.get();
            return settled();
        });
        this.states = new Once<>(this::askStates);
        this.workloads = new Once<>(() -> {
            complete.get();
            return services.workloads();
        });
    }

    private ClusterAdmin openAdmin() {
        ClusterAdmin opened = services.admin(topology);
        cleanup.later("connection", opened::close);
        return opened;
    }

    /** To be called before anything else adds to the cleanup: connections are closed last. */
    void open() {
        admin.get();
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public List<NodeStatus> nodes() {
        complete.get();
        return nodes.get();
    }

    @Override
    public List<NodeState> states() {
        return states.get();
    }

    private List<NodeState> askStates() {
        complete.get();
        return services.states(topology).ofAll(topology.nodes());
    }

    @Override
    public ClusterSnapshot snapshot() {
        return snapshot.get();
    }

    /** What contradicts the spec is looked at again: the broker that answered may not have read yet what was just changed. */
    private ClusterSnapshot settled() {
        return Await.atMost(METADATA_BEHIND)
                .lastSeen(() -> admin.get().snapshot(), seen -> TopicsAsDeclared.holds(topology.spec(), seen));
    }

    @Override
    public List<Integer> brokersKnownAt(Address listener) {
        return trials.brokersKnownAt(listener);
    }

    @Override
    public WorkloadSnapshot workloads() {
        return workloads.get();
    }

    @Override
    public DataPathReport dataPath() {
        return trials.exercise(services.dataPath(topology));
    }

    @Override
    public RegistryReport registry() {
        complete.get();
        String subject = new TrialNames(BrokerTrials.trial().name()).subject();
        try (Cleanup own = cleanup.part()) {
            return RegistryTrial.run(services.registry(topology), subject, own);
        }
    }

    @Override
    public ConnectReport connect() {
        arrival.connect();
        ConnectCluster connect = services.connect(topology);
        String theirs = connect.kafkaClusterId();
        String ours = admin.get().clusterId();
        if (!theirs.equals(ours)) {
            throw AdminFailure.refused(
                    "Connect at " + topology.connectUrls().getFirst() + " works for the Kafka cluster " + theirs
                            + ", not for " + ours,
                    null);
        }
        try (Cleanup own = cleanup.part()) {
            ConnectTrial trial =
                    new ConnectTrial(admin.get(), services.records(topology), connect, own, BrokerTrials.trial());
            return trial.run(name -> trials.topic(name, 1));
        }
    }
}

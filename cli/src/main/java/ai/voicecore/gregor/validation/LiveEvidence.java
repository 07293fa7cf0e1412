package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.DataPath.DataPathReport;
import ai.voicecore.gregor.check.Evidence;
import ai.voicecore.gregor.check.Evidence.ConnectReport;
import ai.voicecore.gregor.check.Evidence.RegistryReport;
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

/** Evidence from the running cluster. Temporary objects are removed through the cleanup. */
final class LiveEvidence implements Evidence {
    /** How far a broker of a busy machine may be behind the controller: until then it tells settings of topics as they were. */
    private static final Duration METADATA_DELAY = Duration.ofSeconds(3);

    private final Topology topology;
    private final Services services;
    private final Supplier<List<NodeStatus>> nodes;
    private final Cleanup cleanup;
    private final ClientStartup arrival;
    private final Memoized<ClusterAdmin> admin;
    private final Memoized<ClusterSnapshot> snapshot;
    private final Memoized<List<NodeState>> states;
    private final Memoized<WorkloadSnapshot> workloads;
    private final Memoized<Boolean> complete;
    private final BrokerTrials trials;

    /**
     * @param arrival the rest of the cluster's start; everything except the data path of the brokers waits for it
     */
    LiveEvidence(
            Topology topology,
            Services services,
            Supplier<List<NodeStatus>> nodes,
            Cleanup cleanup,
            ClientStartup arrival) {
        this.topology = topology;
        this.services = services;
        this.nodes = nodes;
        this.cleanup = cleanup;
        this.arrival = arrival;
        this.admin = new Memoized<>(this::openAdmin);
        this.trials = new BrokerTrials(
                admin,
                topology.brokers().size(),
                topology.spec().replication(),
                topology.spec().minInsyncReplicas(),
                cleanup);
        this.complete = new Memoized<>(() -> {
            arrival.everything().run();
            return true;
        });
        this.snapshot = afterStart(this::settled);
        this.states = afterStart(() -> services.states(topology).ofAll(topology.nodes()));
        this.workloads = afterStart(services::workloads);
    }

    private <T> Memoized<T> afterStart(Supplier<T> source) {
        return new Memoized<>(() -> {
            complete.get();
            return source.get();
        });
    }

    private ClusterAdmin openAdmin() {
        ClusterAdmin opened = services.admin(topology);
        cleanup.register("connection", opened::close);
        return opened;
    }

    /** Called before anything else is registered in the cleanup: connections are closed last. */
    Evidence open() {
        try {
            admin.get();
        } catch (AdminFailure e) {
            // Every check that needs the brokers will report this itself.
        }
        return this;
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

    @Override
    public ClusterSnapshot snapshot() {
        return snapshot.get();
    }

    /** A snapshot that differs from the spec is read again: the broker may not have applied the last changes yet. */
    private ClusterSnapshot settled() {
        return Await.atMost(METADATA_DELAY)
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
        arrival.connect().run();
        ConnectCluster connect = services.connect(topology);
        String theirs = connect.kafkaClusterId();
        String ours = admin.get().clusterId();
        if (!theirs.equals(ours)) {
            throw AdminFailure.refused("Connect at " + topology.connectUrls().getFirst()
                    + " works for the Kafka cluster " + theirs + ", not for " + ours);
        }
        try (Cleanup own = cleanup.part()) {
            TrialNames names = new TrialNames(BrokerTrials.trial().name());
            return new ConnectTrial(admin.get(), services.dataPath(topology), connect, own, names)
                    .run(name -> trials.topic(name, 1));
        }
    }
}

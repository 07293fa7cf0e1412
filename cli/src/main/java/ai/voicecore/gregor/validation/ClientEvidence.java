package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.DataPath;
import ai.voicecore.gregor.admin.DataPath.DataPathReport;
import ai.voicecore.gregor.admin.TopicAdmin.Intent;
import ai.voicecore.gregor.check.BrokerEvidence;
import ai.voicecore.gregor.cluster.Brokers;
import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.topology.Address;
import java.util.List;
import java.util.Map;

/** Evidence from a cluster that others have deployed: what any client of its brokers sees. */
public final class ClientEvidence implements BrokerEvidence {
    private final ClusterAdmin admin;
    private final DataPath dataPath;
    private final BrokerTrials trials;
    private final Memoized<ClusterSnapshot> snapshot;

    /** Connects; what it makes in the cluster for the purpose, it undoes through the cleanup. */
    public ClientEvidence(Brokers brokers, DataPath dataPath, Cleanup cleanup) {
        this.admin = brokers.admin().get();
        cleanup.register("connection", admin::close);
        this.dataPath = dataPath;
        this.trials = new BrokerTrials(
                () -> admin, brokers.count(), brokers.replication(), brokers.minInsyncReplicas(), cleanup);
        this.snapshot = new Memoized<>(admin::snapshot);
    }

    @Override
    public List<Integer> brokers() {
        return snapshot().brokers().stream().map(BrokerSnapshot::id).sorted().toList();
    }

    /** The one of each broker that this client is led to; the others are for other clients. */
    @Override
    public List<Listener> advertisedListeners() {
        return snapshot().brokers().stream().map(ClientEvidence::listener).toList();
    }

    private static Listener listener(BrokerSnapshot broker) {
        Address address = new Address(broker.host(), broker.port());
        return new Listener(
                "broker " + broker.id() + "'s advertised listener " + address,
                address,
                "Clients are led to what the broker's advertised.listeners names: see that it can be reached from here.");
    }

    /** Such nodes have no page of Gregor's. */
    @Override
    public List<NodeState> states() {
        return List.of();
    }

    @Override
    public ClusterSnapshot snapshot() {
        return snapshot.get();
    }

    @Override
    public List<Integer> brokersKnownAt(Address listener) {
        return trials.brokersKnownAt(listener);
    }

    @Override
    public DataPathReport dataPath() {
        String name = BrokerTrials.trial().name();
        // Asked first: where making it is refused, deleting it may be too, although there is nothing to delete.
        Map<String, String> refused = admin.topics().create(List.of(trials.topic(name, 1)), Intent.ONLY_ASK);
        if (!refused.isEmpty()) {
            throw AdminFailure.refused("the brokers refuse a topic to try them with: " + refused.get(name), null);
        }
        return trials.exercise(dataPath);
    }
}

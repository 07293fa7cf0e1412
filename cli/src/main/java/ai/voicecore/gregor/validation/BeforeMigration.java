package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.DataPath;
import ai.voicecore.gregor.admin.DataPath.DataPathReport;
import ai.voicecore.gregor.admin.MigrationZnodes;
import ai.voicecore.gregor.check.BrokerEvidence;
import ai.voicecore.gregor.check.migration.MigrationChecks;
import ai.voicecore.gregor.check.migration.MigrationEvidence;
import ai.voicecore.gregor.cluster.Brokers;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.zookeeper.Znodes;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Address;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Evidence from a ZooKeeper cluster before its migration, whoever has deployed it. Changes nothing. */
public final class BeforeMigration implements MigrationEvidence {
    private final BrokerEvidence brokers;
    private final ClusterAdmin admin;
    private final MigrationZnodes zooKeeper;
    private final Memoized<Znodes> znodes;
    private final Memoized<ZooKeeperMetadata> stored;
    private final Memoized<List<Problem>> problems;

    private BeforeMigration(
            Brokers brokers,
            DataPath dataPath,
            MigrationZnodes zooKeeper,
            Supplier<List<Problem>> controllersProblems,
            Cleanup cleanup) {
        this.admin = brokers.admin().get();
        this.brokers = new ClientEvidence(
                new Brokers(brokers.cluster(), brokers.access(), brokers.count(), () -> admin), dataPath, cleanup);
        this.zooKeeper = zooKeeper;
        this.znodes = new Memoized<>(zooKeeper::read);
        this.stored = new Memoized<>(zooKeeper::metadata);
        this.problems = new Memoized<>(controllersProblems);
    }

    /** The checks of a cluster that Gregor has not deployed. */
    public static Validation<MigrationEvidence> ofOthers(
            Brokers brokers, DataPath dataPath, MigrationZnodes zooKeeper, Progress progress) {
        return new Validation<>(
                brokers.cluster(),
                MigrationChecks.all(false, false),
                List.of(),
                (cleanup, arrival) -> new BeforeMigration(brokers, dataPath, zooKeeper, List::of, cleanup),
                progress);
    }

    /**
     * The checks of one of Gregor's own clusters.
     *
     * @param with the same cluster with controllers
     * @param acceptUnavailable whether partitions without a spare replica may be unavailable for a moment
     */
    public static Validation<MigrationEvidence> of(
            Cluster cluster, Cluster with, boolean acceptUnavailable, Progress progress) {
        return new Validation<>(
                cluster.spec().name(),
                MigrationChecks.all(true, acceptUnavailable),
                List.of(),
                (cleanup, arrival) -> new BeforeMigration(
                        cluster.brokers(),
                        cluster.services().dataPath(cluster.topology()),
                        cluster.services().znodes(cluster.topology()),
                        () -> with.platform().preflight(with.topology()),
                        cleanup),
                progress);
    }

    @Override
    public Znodes znodes() {
        return znodes.get();
    }

    @Override
    public ZooKeeperMetadata stored() {
        return stored.get();
    }

    /** What is changed between the two readings is different for a moment. */
    @Override
    public List<String> differences() {
        List<String> first = compare();
        return first.isEmpty()
                ? first
                : compare().stream().filter(first::contains).toList();
    }

    private List<String> compare() {
        return MetadataDifferences.read(zooKeeper, admin, admin.snapshot());
    }

    @Override
    public Map<Integer, String> setting(String name) {
        return admin.brokerDefaults().inForce(name);
    }

    @Override
    public Set<String> reassigning() {
        return admin.reassigning();
    }

    @Override
    public List<Problem> controllersProblems() {
        return problems.get();
    }

    @Override
    public List<Integer> brokers() {
        return brokers.brokers();
    }

    @Override
    public List<Listener> advertisedListeners() {
        return brokers.advertisedListeners();
    }

    @Override
    public List<NodeState> states() {
        return brokers.states();
    }

    @Override
    public ClusterSnapshot snapshot() {
        return brokers.snapshot();
    }

    @Override
    public List<Integer> brokersKnownAt(Address listener) {
        return brokers.brokersKnownAt(listener);
    }

    @Override
    public DataPathReport dataPath() {
        return brokers.dataPath();
    }
}

package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.FeatureLevels;
import ai.voicecore.gregor.rolling.FeatureLevels.Raise;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Upgrades a cluster to another Kafka release node by node, and raises its features.
 *
 * @param deployed the cluster as last deployed
 */
public record UpgradeChange(Cluster deployed, Options options, Progress progress) {
    /** The command that continues an interrupted raise of features. */
    public static final String FINALIZE = "upgrade --finalize";

    /**
     * Options of an upgrade.
     *
     * @param patience timeout without a possible step
     * @param acceptOldClients whether clients may be rejected by the new release
     */
    public record Options(Roll.Options roll, Duration patience, boolean acceptOldClients) {}

    /**
     * The plan of an upgrade.
     *
     * @param cluster with the new description
     * @param roll empty if no node has to be restarted
     */
    public record UpgradePath(Cluster cluster, Optional<Change.Upgrade> roll) {
        public static UpgradePath stay(Cluster cluster) {
            return new UpgradePath(cluster, Optional.empty());
        }

        /** The restarts; empty if there are none. */
        public Optional<Roll> restarts() {
            return roll.map(Change.Upgrade::roll);
        }
    }

    /** Throws if a change other than an upgrade is unfinished. */
    public void refuseDuringAnother() {
        memory().refuseDuringOtherThanUpgrade();
    }

    private ChangeMemory memory() {
        return new ChangeMemory(deployed.store());
    }

    /**
     * All nodes that would be restarted, ignoring an interrupted upgrade; throws {@link InvalidSpec} if the upgrade is
     * impossible.
     */
    public UpgradePath preview(Cluster wanted) {
        refuse(wanted);
        return path(wanted, Optional.empty(), Roll.of(others(wanted), options.roll()));
    }

    /**
     * The remaining part of an upgrade, where an interrupted one to the same release counts; saves the release if all nodes
     * run it. Throws {@link InvalidSpec} if the upgrade is impossible.
     *
     * @param wanted the cluster with the new release
     */
    public UpgradePath path(Cluster wanted) {
        refuse(wanted);
        Optional<Change.Upgrade> same = memory().unfinished()
                .filter(Change.Upgrade.class::isInstance)
                .map(Change.Upgrade.class::cast)
                .filter(begun -> begun.to().equals(wanted.spec().version()));
        Roll roll = same.map(unfinished -> rolling(wanted).resume(unfinished, options.roll()))
                .orElseGet(() -> Roll.of(others(wanted), options.roll()));
        if (roll.targets().isEmpty()) {
            progress.done("every node runs Kafka " + wanted.spec().version() + " already");
            wanted.remember();
            wanted.store().finished();
            return UpgradePath.stay(wanted);
        }
        return path(wanted, same, roll);
    }

    private UpgradePath path(Cluster wanted, Optional<Change.Upgrade> same, Roll roll) {
        Change.Upgrade begun = same.orElseGet(() -> new Change.Upgrade(
                wanted.spec().version(),
                Optional.of(deployed.spec().version()),
                roll,
                Change.Clock.startingAt(wanted.stop().instant())));
        return new UpgradePath(wanted, Optional.of(new Change.Upgrade(begun.to(), begun.from(), roll, begun.clock())));
    }

    private void refuse(Cluster wanted) {
        if (deployed.topology().membership().isMigrating()) {
            throw Failure.refused(
                    "The cluster goes over from ZooKeeper to KRaft, and no release and no feature can be changed meanwhile"
                            + " (KIP-866).",
                    "End the migration first: {gregor migrate finalize}, or {gregor migrate rollback}.");
        }
        progress.doing("asking Kafka " + wanted.spec().version() + " and the nodes what stands in the way");
        List<Problem> problems = new UpgradeChecks(deployed.spec(), wanted).problems(options.acceptOldClients());
        if (!problems.isEmpty()) {
            throw new InvalidSpec(problems);
        }
    }

    /** The Kafka nodes that do not report the new release. */
    private static List<String> others(Cluster wanted) {
        ClusterSpec spec = wanted.spec();
        return wanted.topology()
                .nodes(role -> role != Role.REGISTRY && role != Role.ZOOKEEPER)
                .filter(node -> wanted.services()
                        .states(wanted.topology())
                        .of(node)
                        .flatMap(NodeState::version)
                        .filter(spec.version()::equals)
                        .isEmpty())
                .map(Node::name)
                .toList();
    }

    public RollingChange rolling(Cluster wanted) {
        return new RollingChange(wanted, progress, options.patience());
    }

    /** Installs what the nodes need for the release, before anything is stopped. */
    public void prepare(UpgradePath path) {
        path.roll()
                .ifPresent(
                        roll -> path.cluster().platform().prepare(path.cluster().topology(), progress));
    }

    /** Restarts the nodes. If not even the first node was restarted, the old spec is saved again. */
    public void run(UpgradePath path) {
        if (path.roll().isEmpty()) {
            return;
        }
        Cluster wanted = path.cluster();
        RollingChange change = rolling(wanted);
        memory().remember(path.roll().get());
        wanted.remember();
        try {
            change.run(path.roll().get());
        } catch (Failure e) {
            if (memory().unfinished().isEmpty()) {
                deployed.remember();
            }
            throw e;
        }
    }

    /** The features that can be raised when all nodes run the release. */
    public static List<Raise> raises(Cluster cluster) {
        try (ClusterAdmin admin = cluster.admin()) {
            return FeatureLevels.raises(admin.snapshot());
        }
    }

    public List<Raise> raise(Cluster cluster) {
        try (ClusterAdmin admin = cluster.admin()) {
            return new FeatureUpgrade(cluster, admin, progress).run();
        }
    }
}

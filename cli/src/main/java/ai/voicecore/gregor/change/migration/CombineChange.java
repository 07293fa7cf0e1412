package ai.voicecore.gregor.change.migration;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.change.Change;
import ai.voicecore.gregor.change.ChangeMemory;
import ai.voicecore.gregor.change.RollingChange;
import ai.voicecore.gregor.change.UpgradeChange;
import ai.voicecore.gregor.change.UpgradeChange.UpgradePath;
import ai.voicecore.gregor.change.Voters;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.migration.Intent;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.FeatureLevels;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ControllerLayout;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.topology.KafkaVersion;
import ai.voicecore.gregor.topology.Membership;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the brokers of a migrated cluster its controllers too: upgrades it to a release that can make a static quorum dynamic
 * (4.1, KIP-853), makes it dynamic, restarts brokers as combined nodes, and removes the dedicated controllers. Every step finds
 * out what is done already.
 *
 * @param deployed the cluster as last deployed, in KRaft mode
 * @param described the cluster with another saved description
 */
public record CombineChange(
        Cluster deployed, Function<ClusterRecord, Cluster> described, Options options, Progress progress) {

    /**
     * Options of the change.
     *
     * @param to the release that the cluster gets
     * @param patience timeout without a possible step
     */
    public record Options(KafkaVersion to, Roll.Options roll, Duration patience) {}

    /** Throws if it is impossible, before anything is changed. */
    public void refuse() {
        ClusterSpec spec = deployed.spec();
        if (options.to().isBefore(4, 1)) {
            throw Failure.refused(
                    "Kafka " + options.to()
                            + " cannot make a static quorum dynamic, so its brokers cannot become controllers.",
                    "Take 4.1 or newer: --to 4.3.1");
        }
        int controllers = deployed.topology().membership().controllers();
        if (controllers > spec.brokers()) {
            throw Failure.refused(
                    controllers + " controllers need as many brokers, and there are " + spec.brokers() + ".",
                    "Leave out --combined.");
        }
        if (spec.platform() == PlatformKind.KUBERNETES && controllers != spec.brokers()) {
            throw Failure.refused(
                    "On Kubernetes all pods of a StatefulSet have the same role: " + spec.brokers()
                            + " brokers would become controllers, and there are " + controllers + " controllers.",
                    "Leave out --combined: the dedicated controllers stay.");
        }
    }

    public void run() {
        refuse();
        if (deployed.spec().controllers() == ControllerLayout.COMBINED) {
            return;
        }
        Cluster upgraded = upgraded();
        try (ClusterAdmin admin = upgraded.admin()) {
            if (!upgraded.topology().membership().hasDynamicQuorum()) {
                makeDynamic(upgraded, admin);
            }
        }
        Cluster combining = combining(upgraded);
        try (ClusterAdmin admin = combining.admin()) {
            Voters.of(combining, admin, progress, options.patience())
                    .changeTo(combining.topology().nodes(Role.COMBINED::equals).toList());
        }
        retire(combining);
    }

    private Cluster upgraded() {
        if (deployed.topology().membership().isCombining()) {
            return deployed;
        }
        UpgradeChange change = new UpgradeChange(
                deployed, new UpgradeChange.Options(options.roll(), options.patience(), false), progress);
        UpgradePath path = change.path(with(
                deployed,
                deployed.spec().withVersion(options.to().toString()),
                deployed.topology().membership()));
        change.prepare(path);
        change.run(path);
        change.raise(path.cluster());
        return path.cluster();
    }

    /** This cannot be undone. */
    private void makeDynamic(Cluster cluster, ClusterAdmin admin) {
        admin.raiseFeature(FeatureLevels.KRAFT, 1);
        cluster.store().journal("feature", FeatureLevels.KRAFT + " 1: the quorum is dynamic");
        progress.done("the quorum is dynamic");
    }

    /** Restarts controllers and brokers, which become combined nodes; goes on where an earlier process stopped. */
    private Cluster combining(Cluster cluster) {
        Optional<Change.Migration> begun = new ChangeMemory(cluster.store()).migration();
        Change.Migration change = begun.orElseGet(() -> new Change.Migration(
                Intent.FINALIZE,
                Roll.of(cluster.topology().nodes(Role::isKafka).map(Node::name).toList(), options.roll()),
                Change.Clock.startingAt(cluster.stop().instant())));
        new ChangeMemory(cluster.store()).remember(change);
        Membership membership = cluster.topology().membership();
        Cluster combining =
                membership.isCombining() ? cluster : saved(with(cluster, cluster.spec(), membership.combining(true)));
        RollingChange rolling = new RollingChange(combining, progress, options.patience());
        rolling.runPart(change.with(rolling.resume(change, options.roll())));
        return combining;
    }

    private void retire(Cluster combining) {
        List<String> dedicated = combining
                .topology()
                .nodes(Role.CONTROLLER::equals)
                .map(Node::name)
                .toList();
        combining.platform().stop(dedicated, progress);
        Cluster combined = saved(with(
                combining,
                combining.spec().combined(),
                combining.topology().membership().combining(false)));
        combined.platform()
                .start(
                        combined.topology(),
                        combined.topology().nodes(Role::isKafka).toList());
        combined.store().finished();
        combined.store().journal("done", "the brokers are the controllers");
        progress.done("the dedicated controllers are stopped; their data stays");
    }

    private Cluster with(Cluster cluster, ClusterSpec spec, Membership membership) {
        return described.apply(new ClusterRecord(cluster.topology().clusterId(), spec, membership));
    }

    private static Cluster saved(Cluster cluster) {
        cluster.remember();
        return cluster;
    }
}

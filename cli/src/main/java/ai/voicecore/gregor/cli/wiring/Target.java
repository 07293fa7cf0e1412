package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.cluster.Brokers;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.moving.NodeLogs;
import ai.voicecore.gregor.platform.MoveMemory;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.spec.ClusterSpec;
import java.util.Optional;
import java.util.function.Supplier;

/** The cluster that a command is about: one of Gregor's own, or one that others have deployed. */
public sealed interface Target permits Target.OwnCluster, ForeignCluster {
    /** The cluster, if it is one of Gregor's own. */
    Optional<Cluster> own();

    Brokers brokers();

    /** The spec that was deployed last; of a cluster of others the defaults for so many brokers, without topics. */
    ClusterSpec spec();

    /** What remembers replica moves, and hears of what was done. */
    MoveMemory memory();

    NodeLogs logs();

    /** Does what changes nothing, or nothing that stays; failures say what is to be done on a cluster of this kind. */
    <T> T looking(Supplier<T> work);

    /** Does what changes the cluster, where that can be told alone. */
    default <T> T changing(String command, Supplier<T> change) {
        return looking(change);
    }

    /** The same for a change that continues where it stopped, when its command is typed again. */
    default <T> T resumable(String command, Supplier<T> change) {
        return looking(change);
    }

    /** A new connection to its brokers; the caller closes it. */
    default ClusterAdmin admin() {
        return brokers().admin().get();
    }

    /** A cluster that Gregor has deployed. */
    record OwnCluster(Cluster cluster, Progress progress) implements Target {
        @Override
        public Optional<Cluster> own() {
            return Optional.of(cluster);
        }

        @Override
        public Brokers brokers() {
            return cluster.brokers();
        }

        @Override
        public ClusterSpec spec() {
            return cluster.spec();
        }

        @Override
        public MoveMemory memory() {
            return cluster.store();
        }

        @Override
        public NodeLogs logs() {
            return cluster.logs();
        }

        @Override
        public <T> T looking(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T changing(String command, Supplier<T> change) {
            return new ExclusiveChange(cluster, progress).run(command, change);
        }

        @Override
        public <T> T resumable(String command, Supplier<T> change) {
            return new ExclusiveChange(cluster, progress).resumable(command, change);
        }
    }
}

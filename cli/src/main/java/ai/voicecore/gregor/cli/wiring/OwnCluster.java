package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.cluster.Brokers;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.moving.NodeLogs;
import ai.voicecore.gregor.platform.MoveMemory;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.spec.ClusterSpec;
import java.util.Optional;
import java.util.function.Supplier;

/** A cluster that Gregor has deployed. */
public record OwnCluster(Cluster cluster, Progress progress) implements Target {
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

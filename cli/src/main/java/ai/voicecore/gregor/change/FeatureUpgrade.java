package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.FeatureLevels;
import ai.voicecore.gregor.rolling.FeatureLevels.Raise;
import ai.voicecore.gregor.rolling.MinInSync;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Raises the features of a cluster one by one to the highest level that all brokers support. This cannot be undone. */
public record FeatureUpgrade(Cluster cluster, ClusterAdmin admin, Progress progress) {
    private static final String MIN_INSYNC = "min.insync.replicas";

    /** Raises all features that can be raised and returns them; throws if min.insync.replicas became weaker by it. */
    public List<Raise> run() {
        ClusterSnapshot before = admin.snapshot();
        List<Raise> raises = FeatureLevels.raises(before);
        for (Raise raise : raises) {
            progress.doing("raising " + raise.sentence());
            if (raise.feature().equals(FeatureLevels.ELIGIBLE_LEADERS)) {
                keepMinInSync();
            }
            admin.raiseFeature(raise.feature(), raise.to());
            cluster.store().journal("feature", raise.sentence());
            progress.done(raise.sentence());
        }
        verify(before);
        return raises;
    }

    /** A value in the metadata stays effective when the feature drops the values of files and of single brokers. */
    private void keepMinInSync() {
        String value = String.valueOf(cluster.spec().minInsyncReplicas());
        admin.brokerDefaults().change(Map.of(MIN_INSYNC, value), Set.of());
        cluster.store().journal("config", "all brokers: " + MIN_INSYNC + "=" + value);
    }

    private void verify(ClusterSnapshot before) {
        Map<Integer, Integer> brokers = new TreeMap<>();
        admin.brokerDefaults()
                .inForce(MIN_INSYNC)
                .forEach((broker, value) -> brokers.put(broker, Integer.valueOf(value)));
        List<String> weaker = MinInSync.weaker(
                before, admin.snapshot(), brokers, cluster.spec().minInsyncReplicas());
        if (!weaker.isEmpty()) {
            throw new Failure(
                    "min.insync.replicas has become weaker: " + String.join("; ", weaker) + ".",
                    "Set it for all brokers: kafka-configs --entity-type brokers --entity-default --alter"
                            + " --add-config min.insync.replicas="
                            + cluster.spec().minInsyncReplicas());
        }
    }
}

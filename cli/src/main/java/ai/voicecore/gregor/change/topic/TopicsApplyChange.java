package ai.voicecore.gregor.change.topic;

import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.AppliedTopics;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicChange.Impossible;
import ai.voicecore.gregor.topics.TopicDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code topics apply} does: makes topics match their declarations, and saves with the cluster what was made.
 *
 * @param own the cluster, if Gregor has deployed it: its record keeps the declarations
 */
public record TopicsApplyChange(Optional<Cluster> own, TopicChanges changes) {
    /**
     * The outcome.
     *
     * @param made how many changes were made
     * @param left those that cannot be made, or that the brokers refuse
     */
    public record Report(int made, List<Impossible> left) {}

    /**
     * Makes the changes; may be repeated after a crash.
     *
     * @param declared all topics as they are declared
     * @param deletions what is to be deleted besides, as it was asked for by name
     */
    public Report run(List<TopicSpec> declared, TopicDiff diff, List<TopicChange> deletions) {
        List<TopicChange> all = new ArrayList<>(diff.changes());
        all.addAll(deletions);
        List<Impossible> refused = changes.run(all);
        List<Impossible> left = new ArrayList<>(diff.impossible());
        int made = all.size() - left.size() - refused.size();
        left.addAll(refused);
        own.ifPresent(cluster -> save(cluster, declared, left));
        return new Report(made, List.copyOf(left));
    }

    /** The deployed spec keeps everything but its topics. */
    private static void save(Cluster cluster, List<TopicSpec> declared, List<Impossible> left) {
        ClusterSpec spec = cluster.spec();
        cluster.store()
                .save(ClusterRecord.of(cluster.topology())
                        .with(spec.withTopics(AppliedTopics.afterChanges(spec.topics(), declared, left))));
    }
}

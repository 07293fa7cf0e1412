package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.balance.Moves;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.TopicBatches;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicDiff;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes topics as they are declared. */
public final class TopicChanges {
    /** What moving replicas may take of each broker where nobody has said: little beside what a disk and a network can do. */
    public static final long BYTES_PER_SECOND = 50L << 20;

    private final ClusterAdmin admin;
    private final Journal journal;
    private final Progress progress;
    private final Reassignment reassignment;
    private final TopicCreation creation;
    private final long bytesPerSecond;

    /** Hears of every change that was made. */
    public interface Journal {
        void add(String event, String detail);
    }

    /**
     * Changes through one connection.
     *
     * @param bytesPerSecond what moving replicas may take of each broker
     * @param patience how long a move may go on without a partition arriving
     */
    public TopicChanges(
            ClusterAdmin admin, Journal journal, Progress progress, long bytesPerSecond, Duration patience) {
        this.admin = admin;
        this.journal = journal;
        this.progress = progress;
        this.bytesPerSecond = bytesPerSecond;
        this.creation = new TopicCreation(admin, journal, progress);
        this.reassignment = new Reassignment(admin.moves(), progress, patience);
    }

    /** Does the changes in order; each may be done again after a crash. */
    public void run(List<TopicChange> changes) {
        if (reassignment.isUnderWay() || changes.stream().anyMatch(TopicChange.Replicate.class::isInstance)) {
            reassignment.awaitArrival();
        }
        List<TopicSpec> create = changes.stream()
                .filter(TopicChange.Create.class::isInstance)
                .map(change -> ((TopicChange.Create) change).declared())
                .toList();
        create(create);
        for (TopicChange change : changes) {
            if (change instanceof TopicChange.Create) {
                continue;
            }
            progress.doing(change.topic() + ": " + change.sentence());
            run(change);
            journal.add("topics", change.topic() + ": " + change.sentence());
            progress.done(change.topic() + ": " + change.sentence());
        }
    }

    /** Makes topics, as many at once as a controller takes; one that is there already is left as it is. */
    public void create(Collection<TopicSpec> topics) {
        creation.run(topics);
    }

    /** Has the topics that the platform lives on replicated so often: they may have been made before all brokers were there. */
    public void secure(int replication, int minInsyncReplicas) {
        run(TopicDiff.platforms(admin.snapshot(), replication, minInsyncReplicas));
    }

    private void run(TopicChange change) {
        switch (change) {
            case TopicChange.Create create -> creation.run(List.of(create.declared()));
            case TopicChange.AddPartitions add ->
                TopicBatches.growth(add.topic(), add.from(), add.to()).forEach(creation::run);
            case TopicChange.Configure set ->
                admin.topics().configure(set.topic(), Map.of(set.name(), set.to()), Set.of());
            case TopicChange.Reset reset -> admin.topics().configure(reset.topic(), Map.of(), Set.of(reset.name()));
            case TopicChange.Delete delete -> admin.topics().delete(delete.topic());
            case TopicChange.Replicate replicate ->
                reassignment.run(
                        Moves.replication(admin.snapshot(), replicate.topic(), replicate.to()), bytesPerSecond);
            case TopicChange.Impossible impossible ->
                throw new PlatformFailure(impossible.topic() + ": " + impossible.sentence() + ".", impossible.remedy());
        }
    }
}

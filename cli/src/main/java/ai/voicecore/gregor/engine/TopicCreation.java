package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.TopicBatch;
import ai.voicecore.gregor.topics.TopicBatches;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes topics, request by request, and tells how far it is. */
final class TopicCreation {
    private static final int NAMED = 3;

    private final ClusterAdmin admin;
    private final TopicChanges.Journal journal;
    private final Progress progress;

    TopicCreation(ClusterAdmin admin, TopicChanges.Journal journal, Progress progress) {
        this.admin = admin;
        this.journal = journal;
        this.progress = progress;
    }

    /** Those that are there already are left as they are, so all of it may be done again after a crash. */
    void run(Collection<TopicSpec> topics) {
        int all = topics.stream().mapToInt(TopicSpec::partitions).sum();
        List<TopicBatch> batches = TopicBatches.of(topics);
        int made = 0;
        for (TopicBatch batch : batches) {
            progress.doing("creating " + topics.size() + " topics: " + made + " of " + all + " partitions are there");
            run(batch);
            journal.add("topics", sentence(batch));
            made += batch.partitions();
            progress.done(
                    batches.size() == 1
                            ? sentence(batch)
                            : String.format(Locale.ROOT, "%s (%,d of %,d partitions)", sentence(batch), made, all));
        }
    }

    void run(TopicBatch batch) {
        switch (batch) {
            case TopicBatch.Create create -> admin.createTopics(create.topics());
            case TopicBatch.Grow grow -> admin.topics().addPartitions(grow.topic(), grow.to());
        }
    }

    private static String sentence(TopicBatch batch) {
        return switch (batch) {
            case TopicBatch.Create create -> "created " + names(create.topics());
            case TopicBatch.Grow grow -> grow.topic() + ": partitions " + grow.from() + " → " + grow.to();
        };
    }

    private static String names(List<TopicSpec> topics) {
        String first = topics.stream().limit(NAMED).map(TopicSpec::name).collect(Collectors.joining(", "));
        return topics.size() > NAMED ? first + " and " + (topics.size() - NAMED) + " more topics" : first;
    }
}

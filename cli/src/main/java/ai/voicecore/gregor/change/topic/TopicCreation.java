package ai.voicecore.gregor.change.topic;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.TopicAdmin.Intent;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.TopicBatch;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Creates topics request by request, and reports the progress. */
record TopicCreation(ClusterAdmin admin, BiConsumer<String, String> journal, Progress progress) {
    private static final int MAX_NAMED = 3;

    /** Returns topic → reason of refusal. Existing topics are skipped, so it can be repeated after a crash. */
    Map<String, String> run(Collection<TopicSpec> topics) {
        int all = topics.stream().mapToInt(TopicSpec::partitions).sum();
        List<TopicBatch> batches = TopicBatch.of(topics);
        Map<String, String> refused = new TreeMap<>();
        int made = 0;
        for (TopicBatch batch : batches) {
            if (batch instanceof TopicBatch.Grow grow && refused.containsKey(grow.topic())) {
                continue;
            }
            progress.doing("creating " + topics.size() + " topics", made + " of " + all + " partitions are there");
            refused.putAll(run(batch));
            Optional<TopicBatch> there = without(batch, refused);
            if (there.isPresent()) {
                String sentence = sentence(there.get());
                journal.accept("topics", sentence);
                made += there.get().partitions();
                progress.done(
                        batches.size() == 1
                                ? sentence
                                : String.format(Locale.ROOT, "%s (%,d of %,d partitions)", sentence, made, all));
            }
        }
        return refused;
    }

    /** The part of a batch that is still missing afterwards. */
    private static Optional<TopicBatch> without(TopicBatch batch, Map<String, String> refused) {
        return switch (batch) {
            case TopicBatch.Create create -> {
                List<TopicSpec> made = create.topics().stream()
                        .filter(topic -> !refused.containsKey(topic.name()))
                        .toList();
                yield made.isEmpty() ? Optional.empty() : Optional.of(new TopicBatch.Create(made));
            }
            case TopicBatch.Grow grow -> refused.containsKey(grow.topic()) ? Optional.empty() : Optional.of(grow);
        };
    }

    private Map<String, String> run(TopicBatch batch) {
        return switch (batch) {
            case TopicBatch.Create create -> admin.topics().create(create.topics(), Intent.DO);
            case TopicBatch.Grow grow -> admin.topics().addPartitions(Map.of(grow.topic(), grow.to()), Intent.DO);
        };
    }

    private static String sentence(TopicBatch batch) {
        return switch (batch) {
            case TopicBatch.Create create -> "created " + names(create.topics());
            case TopicBatch.Grow grow -> grow.topic() + ": partitions " + grow.from() + " → " + grow.to();
        };
    }

    private static String names(List<TopicSpec> topics) {
        String first = topics.stream().limit(MAX_NAMED).map(TopicSpec::name).collect(Collectors.joining(", "));
        return topics.size() > MAX_NAMED ? first + " and " + (topics.size() - MAX_NAMED) + " more topics" : first;
    }
}

package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.spec.TopicSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One request to a controller that creates topics or partitions. Creations are split into requests that it accepts. A KRaft controller writes each request as one
 * batch of at most 10,000 records (QuorumController.MAX_RECORDS_PER_USER_OP, KAFKA-14996: "excessively large batch
 * operation"), and accepts at most 10,000 partitions in one CreateTopics (KAFKA-17870). A topic costs one record for
 * itself, one for each partition, and one for each setting. A request uses a tenth of the limit: the controller can answer
 * other requests in between, and the progress can be reported. ZooKeeper's controller has no such limit and gets the same
 * batches.
 */
public sealed interface TopicBatch {
    /** Maximum number of records of a request with several topics. */
    int RECORDS_PER_REQUEST = 1_000;

    /** Maximum number of records of a request with one topic: below Kafka's limit. */
    int MAX_RECORDS = 9_000;

    /** In the order of the topics. A topic that exceeds a request is created with fewer partitions and then grows. */
    static List<TopicBatch> of(Collection<TopicSpec> topics) {
        List<TopicBatch> batches = new ArrayList<>();
        List<TopicSpec> together = new ArrayList<>();
        int records = 0;
        for (TopicSpec topic : topics) {
            if (!together.isEmpty() && records + cost(topic) > RECORDS_PER_REQUEST) {
                batches.add(new Create(List.copyOf(together)));
                together.clear();
                records = 0;
            }
            if (cost(topic) > MAX_RECORDS) {
                batches.addAll(inSteps(topic));
            } else {
                together.add(topic);
                records += cost(topic);
            }
        }
        if (!together.isEmpty()) {
            batches.add(new Create(List.copyOf(together)));
        }
        return List.copyOf(batches);
    }

    /** Increases a topic's partitions step by step. */
    static List<Grow> growth(String topic, int from, int to) {
        List<Grow> steps = new ArrayList<>();
        for (int now = from; now < to; now = Math.min(to, now + RECORDS_PER_REQUEST)) {
            steps.add(new Grow(topic, now, Math.min(to, now + RECORDS_PER_REQUEST)));
        }
        return List.copyOf(steps);
    }

    /** Number of controller log records for a topic. */
    static int cost(TopicSpec topic) {
        return 1 + topic.partitions() + topic.config().size();
    }

    private static List<TopicBatch> inSteps(TopicSpec topic) {
        int first = MAX_RECORDS - 1 - topic.config().size();
        List<TopicBatch> batches = new ArrayList<>();
        batches.add(new Create(List.of(topic.withPartitions(first))));
        batches.addAll(growth(topic.name(), first, topic.partitions()));
        return batches;
    }

    default int partitions() {
        return switch (this) {
            case Create create ->
                create.topics().stream().mapToInt(TopicSpec::partitions).sum();
            case Grow grow -> grow.to() - grow.from();
        };
    }

    record Create(List<TopicSpec> topics) implements TopicBatch {}

    /** More partitions of an existing topic; {@code to} is the total. */
    record Grow(String topic, int from, int to) implements TopicBatch {}
}

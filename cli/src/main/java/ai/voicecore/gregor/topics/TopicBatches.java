package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.spec.TopicSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Divides the making of topics into requests that a controller takes. A KRaft controller writes each request as one batch of
 * at most 10,000 records (QuorumController.MAX_RECORDS_PER_USER_OP, KAFKA-14996: "excessively large batch operation"), and
 * takes at most 10,000 partitions in one CreateTopics (KAFKA-17870). A topic costs one record for itself, one for each
 * partition, and one for each setting. A tenth of what is possible is asked for at once: the controller answers others
 * in between, and how far it has come can be told. ZooKeeper's controller has no such limit and gets the same batches.
 */
public final class TopicBatches {
    /** Records of one request that has several topics in it. */
    public static final int RECORDS_PER_REQUEST = 1_000;

    /** Records of one request for one topic: less than what Kafka takes. */
    public static final int MAX_RECORDS = 9_000;

    private TopicBatches() {}

    /** In the order of the topics. A topic that is larger than a request is made smaller first, and then grows. */
    public static List<TopicBatch> of(Collection<TopicSpec> topics) {
        List<TopicBatch> batches = new ArrayList<>();
        List<TopicSpec> together = new ArrayList<>();
        int records = 0;
        for (TopicSpec topic : topics) {
            if (!together.isEmpty() && records + cost(topic) > RECORDS_PER_REQUEST) {
                batches.add(new TopicBatch.Create(List.copyOf(together)));
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
            batches.add(new TopicBatch.Create(List.copyOf(together)));
        }
        return List.copyOf(batches);
    }

    /** Brings a topic from some partitions to more. */
    public static List<TopicBatch.Grow> growth(String topic, int from, int to) {
        List<TopicBatch.Grow> steps = new ArrayList<>();
        for (int now = from; now < to; now = Math.min(to, now + RECORDS_PER_REQUEST)) {
            steps.add(new TopicBatch.Grow(topic, now, Math.min(to, now + RECORDS_PER_REQUEST)));
        }
        return List.copyOf(steps);
    }

    /** Records that a topic is in a controller's log. */
    static int cost(TopicSpec topic) {
        return 1 + topic.partitions() + topic.config().size();
    }

    private static List<TopicBatch> inSteps(TopicSpec topic) {
        int first = MAX_RECORDS - 1 - topic.config().size();
        List<TopicBatch> batches = new ArrayList<>();
        batches.add(new TopicBatch.Create(List.of(topic.withPartitions(first))));
        batches.addAll(growth(topic.name(), first, topic.partitions()));
        return batches;
    }
}

package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.spec.TopicSpec;
import java.util.List;

/** One request to a controller that creates topics or partitions. */
public sealed interface TopicBatch {

    /** Number of partitions that the request creates. */
    int partitions();

    /** New topics. */
    record Create(List<TopicSpec> topics) implements TopicBatch {
        @Override
        public int partitions() {
            return topics.stream().mapToInt(TopicSpec::partitions).sum();
        }
    }

    /** More partitions of an existing topic; {@code to} is the total. */
    record Grow(String topic, int from, int to) implements TopicBatch {
        @Override
        public int partitions() {
            return to - from;
        }
    }
}

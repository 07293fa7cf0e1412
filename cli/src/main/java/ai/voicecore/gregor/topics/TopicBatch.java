package ai.voicecore.gregor.topics;

import ai.voicecore.gregor.spec.TopicSpec;
import java.util.List;

/** What is asked of a controller in one request, when topics are made. */
public sealed interface TopicBatch {

    /** Partitions that the request makes. */
    int partitions();

    /** New topics. */
    record Create(List<TopicSpec> topics) implements TopicBatch {
        @Override
        public int partitions() {
            return topics.stream().mapToInt(TopicSpec::partitions).sum();
        }
    }

    /** More partitions of a topic that is there: {@code to} in all. */
    record Grow(String topic, int from, int to) implements TopicBatch {
        @Override
        public int partitions() {
            return to - from;
        }
    }
}

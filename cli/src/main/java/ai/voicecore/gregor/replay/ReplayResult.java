package ai.voicecore.gregor.replay;

import java.time.Duration;
import java.util.List;

/**
 * Result of a replay.
 *
 * @param topics a row per topic that has a schema, by name
 * @param duration of the whole replay, including registration
 */
public record ReplayResult(List<TopicRow> topics, Duration duration) {
    public ReplayResult {
        topics = List.copyOf(topics);
    }

    /** Whether every event was read back once, unchanged, and in order per key. */
    public boolean clean() {
        return topics.stream().allMatch(TopicRow::clean);
    }

    public int sent() {
        return topics.stream().mapToInt(TopicRow::sent).sum();
    }

    public int read() {
        return topics.stream().mapToInt(TopicRow::read).sum();
    }
}

package ai.voicecore.gregor.replay;

import java.time.Duration;
import java.util.List;

/**
 * What a replay found.
 *
 * @param topics a row per topic that has a schema, by name
 * @param duration the whole replay, registering included
 */
public record ReplayResult(List<TopicRow> topics, Duration duration) {
    public ReplayResult {
        topics = List.copyOf(topics);
    }

    /** Every event was read back once, as it was, in its key's order. */
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

package ai.voicecore.gregor.replay;

import java.time.Duration;
import java.util.List;

/**
 * What a replay found.
 *
 * @param topics a row per topic that has a schema, by name
 * @param sending from the first event until the last was acknowledged or committed
 * @param reading from then until the last was read back
 * @param duration the whole replay, registering included
 */
public record ReplayResult(List<TopicRow> topics, Duration sending, Duration reading, Duration duration) {
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

    /** Events sent a second, until acknowledged; 0 when it took no time. */
    public double sentPerSecond() {
        double seconds = sending.toNanos() / 1e9;
        return seconds > 0 ? sent() / seconds : 0;
    }
}

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
    /**
     * One topic's count.
     *
     * @param exactlyOnce whether it was written in transactions
     * @param sent events of the file
     * @param read records of this replay that were read back, duplicates included
     * @param missing events that were not read back
     * @param duplicated records beyond the first of their event
     * @param outOfOrder records found behind a later event of the same key
     * @param changed records whose key or value differs from what was sent, or cannot be decoded
     */
    public record TopicRow(
            String topic,
            boolean exactlyOnce,
            int sent,
            int read,
            int missing,
            int duplicated,
            int outOfOrder,
            int changed) {
        /** Whether every event was read back once, unchanged, and in order per key. */
        public boolean clean() {
            return missing == 0 && duplicated == 0 && outOfOrder == 0 && changed == 0;
        }
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

package ai.voicecore.gregor.replay;

import static java.util.Comparator.comparingInt;

import ai.voicecore.gregor.replay.ReplayResult.TopicRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares sent with read records. Pure.
 *
 * <p>Order is checked per topic and key, by partition and then offset, with the first record of each event: a record is out
 * of order if a later event of its key comes before it. A duplicate is never counted as out of order.
 */
final class Comparison {
    private static final Comparator<Delivery> IN_LOG_ORDER =
            comparingInt(Delivery::partition).thenComparingLong(Delivery::offset);

    private Comparison() {}

    /**
     * One record of this replay, as read back.
     *
     * @param line the line of its event
     * @param intact its key and its decoded value are those of the event
     */
    record Delivery(String topic, int partition, long offset, int line, boolean intact) {}

    /**
     * A row per topic, in the order of {@code topics}.
     *
     * @param sent their lines are unique and grow in the order of sending
     */
    static List<TopicRow> compare(
            Collection<String> topics, Set<String> exactlyOnce, List<ReplayEvent> sent, List<Delivery> read) {
        List<TopicRow> rows = new ArrayList<>();
        for (String topic : topics) {
            Map<Integer, ReplayEvent> sentHere = new HashMap<>();
            sent.stream().filter(s -> s.topic().equals(topic)).forEach(s -> sentHere.put(s.line(), s));
            List<Delivery> readHere = read.stream()
                    .filter(d -> d.topic().equals(topic))
                    .sorted(IN_LOG_ORDER)
                    .toList();
            rows.add(row(topic, exactlyOnce.contains(topic), sentHere, readHere));
        }
        return rows;
    }

    private static TopicRow row(
            String topic, boolean exactlyOnce, Map<Integer, ReplayEvent> sent, List<Delivery> read) {
        Set<Integer> seen = new HashSet<>();
        Map<String, Integer> newestOfKey = new HashMap<>();
        int duplicated = 0;
        int outOfOrder = 0;
        int changed = 0;
        for (Delivery delivery : read) {
            ReplayEvent event = sent.get(delivery.line());
            if (event == null || !delivery.intact()) {
                changed++;
            }
            if (event == null) {
                continue; // an event of another topic: there it counts as missing
            }
            if (!seen.add(delivery.line())) {
                duplicated++;
            } else if (newestOfKey.merge(event.key(), event.line(), Math::max) > event.line()) {
                outOfOrder++;
            }
        }
        int missing = sent.size() - seen.size();
        return new TopicRow(topic, exactlyOnce, sent.size(), read.size(), missing, duplicated, outOfOrder, changed);
    }
}

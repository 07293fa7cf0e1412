package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.replay.Comparison.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads this replay's records, from the end offsets before sending to those after it. */
record EventReader(Consumer<String, byte[]> consumer, RegisteredSchemas schemas, Stamp stamp, InstantSource clock) {
    static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * Reads until each partition's position is at its end, and returns every committed record.
     *
     * @param starts the first offset to read, per partition
     * @param ends the offset to reach, for the same partitions
     * @throws Failure when no position moves for {@link #TIMEOUT}
     */
    List<Delivery> read(
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            List<ReplayEvent> sent,
            Progress progress) {
        Map<Integer, ReplayEvent> byLine = new HashMap<>();
        sent.forEach(event -> byLine.put(event.line(), event));
        consumer.assign(starts.keySet());
        starts.forEach(consumer::seek);

        List<Delivery> read = new ArrayList<>();
        Map<TopicPartition, Long> positions = new HashMap<>(starts);
        Instant moved = clock.instant();
        for (Set<TopicPartition> behind = behind(positions, ends);
                !behind.isEmpty();
                behind = behind(positions, ends)) {
            poll(byLine, read);
            progress.doing("reading", Math.min(read.size(), sent.size()) + " of " + sent.size());
            if (advance(positions, behind)) {
                moved = clock.instant();
            } else if (clock.instant().isAfter(moved.plus(TIMEOUT))) {
                throw stalled(behind, positions, ends, read.size(), sent.size());
            }
        }
        return read;
    }

    private void poll(Map<Integer, ReplayEvent> byLine, List<Delivery> read) {
        try {
            for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
                OptionalInt line = stamp.lineOf(each.headers());
                if (line.isPresent()) {
                    boolean intact = intact(each, byLine.get(line.getAsInt()));
                    read.add(new Delivery(each.topic(), each.partition(), each.offset(), line.getAsInt(), intact));
                }
            }
        } catch (OffsetOutOfRangeException e) {
            throw new Failure(
                    "Records were deleted before they could be read, in "
                            + e.partitions().stream()
                                    .map(TopicPartition::toString)
                                    .sorted()
                                    .toList()
                            + ". Raise retention.ms or retention.bytes, or see whether a leader lost its log.",
                    "",
                    e);
        }
    }

    /** Decodes with the schema id of the record, like any consumer. */
    private boolean intact(ConsumerRecord<String, byte[]> found, @Nullable ReplayEvent sent) {
        if (sent == null || found.value() == null || !sent.key().equals(found.key())) {
            return false;
        }
        return WireFormat.decode(found.value(), schemas::byId)
                .filter(sent.value()::equals)
                .isPresent();
    }

    private boolean advance(Map<TopicPartition, Long> positions, Set<TopicPartition> behind) {
        boolean moved = false;
        for (TopicPartition partition : behind) {
            long position = consumer.position(partition);
            moved |= position > positions.put(partition, position);
        }
        return moved;
    }

    private static Set<TopicPartition> behind(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .filter(end -> positions.getOrDefault(end.getKey(), end.getValue()) < end.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Failure stalled(
            Set<TopicPartition> behind,
            Map<TopicPartition, Long> positions,
            Map<TopicPartition, Long> ends,
            int read,
            int sent) {
        TopicPartition first = behind.iterator().next();
        return Failure.timedOut(
                "Reading has not moved for " + TIMEOUT.toSeconds() + " s, with " + read + " of " + sent
                        + " events read. " + behind.size() + " partitions are behind: " + first + " is at offset "
                        + positions.get(first) + " of " + ends.get(first)
                        + ". Either its leader is away, or another producer's transaction is open there"
                        + " (kafka-transactions.sh find-hanging).",
                "");
    }
}

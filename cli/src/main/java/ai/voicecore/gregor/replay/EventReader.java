package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.cluster.TimedOut;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.replay.Comparison.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads this replay's records, from the end offsets before sending to those after it. */
final class EventReader {
    static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final RegisteredSchemas schemas;
    private final Stamp stamp;
    private final InstantSource clock;

    EventReader(Consumer<String, byte[]> consumer, RegisteredSchemas schemas, Stamp stamp, InstantSource clock) {
        this.consumer = consumer;
        this.schemas = schemas;
        this.stamp = stamp;
        this.clock = clock;
    }

    /**
     * Reads until each partition's position is at its end, and returns every committed record.
     *
     * @param starts the first offset to read, per partition
     * @param ends the offset to reach, for the same partitions
     * @throws TimedOut when no position moves for {@link #TIMEOUT}
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
            throw new PlatformFailure(
                    "Records were deleted before they could be read, in " + new TreeSet<>(names(e.partitions()))
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
        try {
            return WireFormat.decode(found.value(), schemas.byId(WireFormat.schemaId(found.value())))
                    .equals(sent.value());
        } catch (WireFormat.UnreadableException e) {
            return false;
        }
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
        Set<TopicPartition> behind = new HashSet<>();
        ends.forEach((partition, end) -> {
            if (positions.getOrDefault(partition, end) < end) {
                behind.add(partition);
            }
        });
        return behind;
    }

    private static TimedOut stalled(
            Set<TopicPartition> behind,
            Map<TopicPartition, Long> positions,
            Map<TopicPartition, Long> ends,
            int read,
            int sent) {
        TopicPartition first = behind.iterator().next();
        return new TimedOut(
                "Reading has not moved for " + TIMEOUT.toSeconds() + " s, with " + read + " of " + sent
                        + " events read. " + behind.size() + " partitions are behind: " + first + " is at offset "
                        + positions.get(first) + " of " + ends.get(first)
                        + ". Either its leader is away, or another producer's transaction is open there"
                        + " (kafka-transactions.sh find-hanging).",
                "");
    }

    private static List<String> names(Set<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::toString).toList();
    }
}

package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.history.Reads;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads whole partitions with a new consumer group. */
public record Scanner(Consumer<byte[], byte[]> consumer) implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    /** The result of one scan, and the position that it came to. */
    public record Scan(Reads reads, long position) {}

    /** The current end offsets of these partitions at this isolation level. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    /**
     * Reads from the beginning up to an offset, or as far as possible.
     *
     * @param end may be larger than the broker's end offset: a new leader may not know the high watermark yet
     */
    public Scan read(TopicPartition partition, long end, Duration atMost) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        Reads reads = new Reads();
        long deadline = Time.REAL.in(atMost);
        while (consumer.position(partition) < end && !Time.REAL.isPast(deadline)) {
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
                reads.add(event.offset(), Payload.id(event.value()), Payload.transaction(event.value()));
            }
        }
        return new Scan(reads, consumer.position(partition));
    }

    @Override
    public void close() {
        consumer.close(AuditClients.closing());
    }
}

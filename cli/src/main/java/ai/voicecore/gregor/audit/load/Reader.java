package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads all lanes during the load, and writes what it receives to the ledger. Its group commits offsets. */
final class Reader implements Runnable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    private final Isolation isolation;
    private final LoadContext surroundings;

    private volatile boolean abandoned;
    private volatile boolean done;
    private volatile Map<TopicPartition, Long> until = Map.of();

    Reader(Isolation isolation, LoadContext surroundings) {
        this.isolation = isolation;
        this.surroundings = surroundings;
    }

    /** Returns when the end offsets are reached, or after {@link #abandon}. */
    @Override
    public void run() {
        while (!abandoned && !done) {
            Consumer<byte[], byte[]> consumer = surroundings.clients().reader(isolation);
            try {
                read(consumer);
            } catch (KafkaException e) {
                surroundings.failure().set(e);
                // The next consumer starts at the committed offsets.
                Time.REAL.pause(RETRY_INTERVAL);
            } finally {
                consumer.close(AuditClients.closing());
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(surroundings.topics().all());
        while (!abandoned) {
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
                take(event);
            }
            if (AuditClients.hasReached(consumer, until)) {
                done = true;
                return;
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> event) {
        Lane lane = surroundings.topics().lane(event.topic());
        long id = Payload.id(event.value());
        long transaction = Payload.transaction(event.value());
        surroundings.ledger().read(isolation, lane, event.partition(), event.offset(), id, transaction);
        surroundings.meters().read(isolation, lane, event.partition());
    }

    /** Sets the end offsets; the reader ends when it has reached them. */
    void readUntil(Map<TopicPartition, Long> ends) {
        until = Map.copyOf(ends);
    }

    boolean isDone() {
        return done;
    }

    void abandon() {
        abandoned = true;
    }
}

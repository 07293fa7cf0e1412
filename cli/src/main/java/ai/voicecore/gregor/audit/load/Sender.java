package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.history.EventId;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.ledger.Ledger;
import ai.voicecore.gregor.audit.ledger.WriteLedger;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Sends numbered records to the partitions of one lane in turn, at a steady rate, until it is told to stop. */
final class Sender implements Runnable {
    private static final long TICK = Duration.ofMillis(5).toNanos();

    private final Lane lane;
    private final String topic;
    private final int partitions;
    private final double rate;
    private final AuditClients clients;
    private final Ledger ledger;
    private final Meters meters;
    private final AtomicInteger producers;
    private final Duration patience;

    private volatile boolean stopped;
    private long[] sequences;
    private int number;
    private int next;

    /** @param producers numbers the producers of all lanes */
    Sender(Lane lane, double rate, Surroundings surroundings, AtomicInteger producers) {
        this.lane = lane;
        this.topic = surroundings.topics().of(lane);
        this.partitions = surroundings.topics().partitions();
        this.rate = rate;
        this.clients = surroundings.clients();
        this.ledger = surroundings.ledger();
        this.meters = surroundings.meters();
        this.patience = surroundings.patience();
        this.producers = producers;
        this.sequences = new long[partitions];
    }

    /** Returns when it was stopped and all is answered, or given up. */
    @Override
    public void run() {
        while (!stopped) {
            number = producers.incrementAndGet();
            sequences = new long[partitions];
            Producer<byte[], byte[]> producer = clients.producer(lane);
            try {
                send(producer);
            } catch (KafkaException e) {
                // It cannot go on after this; its successor is another producer, with numbers of its own.
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            } finally {
                producer.close(stopped ? patience : Duration.ZERO);
            }
        }
    }

    private void send(Producer<byte[], byte[]> producer) {
        Pacer pacer = new Pacer(rate, System.nanoTime());
        while (!stopped) {
            int due = pacer.due(System.nanoTime());
            for (int i = 0; i < due && !stopped; i++) {
                sendOne(producer, next);
                next = (next + 1) % partitions;
            }
            LockSupport.parkNanos(TICK);
        }
    }

    private void sendOne(Producer<byte[], byte[]> producer, int partition) {
        long id = EventId.of(number, partition, sequences[partition]++);
        WriteLedger writes = ledger.writes(lane, partition);
        int attempt = writes.attempt(id, 0);
        long sent = System.nanoTime();
        ProducerRecord<byte[], byte[]> event = new ProducerRecord<>(topic, partition, null, Payload.of(id, 0));
        var unused = producer.send(event, (metadata, error) -> {
            note(writes, attempt, metadata, error);
            if (error == null) {
                meters.acknowledged(lane, partition, sent);
            }
        });
    }

    /** Writes down what came of an attempt. Only what was refused for what it is has been written for sure nowhere. */
    static void note(WriteLedger writes, int attempt, @Nullable RecordMetadata metadata, @Nullable Exception error) {
        switch (error) {
            case null -> writes.acknowledge(attempt, metadata != null && metadata.hasOffset() ? metadata.offset() : -1);
            case RecordTooLargeException tooLarge -> writes.fail(attempt);
            case AuthorizationException notAllowed -> writes.fail(attempt);
            case InvalidTopicException noTopic -> writes.fail(attempt);
            default -> writes.doubt(attempt);
        }
    }

    void stop() {
        stopped = true;
    }
}

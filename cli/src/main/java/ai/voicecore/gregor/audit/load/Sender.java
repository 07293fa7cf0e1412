package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.history.EventId;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/** Sends numbered records round-robin to the partitions of one lane, at a steady rate, until it is told to stop. */
final class Sender implements Runnable {
    private static final Duration TICK = Duration.ofMillis(5);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    private final LoadContext surroundings;
    private final Lane lane;
    private final int partitions;
    private final double rate;
    private final AtomicInteger producers;

    private volatile boolean stopped;
    private long[] sequences;
    private int number;
    private int next;

    /** @param producers counter that numbers the producers of all lanes */
    Sender(Lane lane, double rate, LoadContext surroundings, AtomicInteger producers) {
        this.surroundings = surroundings;
        this.lane = lane;
        this.partitions = surroundings.topics().partitions();
        this.rate = rate;
        this.producers = producers;
        this.sequences = new long[partitions];
    }

    /** Returns when it was stopped and every record is answered or given up. */
    @Override
    public void run() {
        while (!stopped) {
            number = producers.incrementAndGet();
            sequences = new long[partitions];
            Producer<byte[], byte[]> producer = surroundings.clients().producer(lane);
            try {
                send(producer);
            } catch (KafkaException e) {
                surroundings.failure().set(e);
                surroundings.meters().unanswered(lane, e);
                // The error is fatal for the producer; a new producer with its own sequence numbers replaces it.
                Time.REAL.pause(RETRY_INTERVAL);
            } finally {
                producer.close(stopped ? surroundings.patience() : Duration.ZERO);
            }
        }
    }

    private void send(Producer<byte[], byte[]> producer) {
        Pacer pacer = new Pacer(rate, Time.REAL.nanos());
        while (!stopped) {
            int due = pacer.due(Time.REAL.nanos());
            for (int i = 0; i < due && !stopped; i++) {
                sendOne(producer, next);
                next = (next + 1) % partitions;
            }
            Time.REAL.pause(TICK);
        }
    }

    private void sendOne(Producer<byte[], byte[]> producer, int partition) {
        long id = EventId.of(number, partition, sequences[partition]++);
        Attempt attempt = Attempt.of(surroundings, lane, partition, id, 0);
        long sent = surroundings.meters().now();
        var unused = producer.send(attempt.event(), (metadata, error) -> {
            attempt.answered(metadata, error);
            if (error == null) {
                surroundings.meters().acknowledged(lane, partition, sent);
            } else if (error instanceof KafkaException told) {
                surroundings.failure().set(told);
            }
        });
    }

    void stop() {
        stopped = true;
    }
}

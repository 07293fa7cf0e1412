package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Consumes the source and produces from it in transactions. A client that hangs or fails is replaced by one with a new
 * transactional id, which starts at the offsets of the last committed transaction; for the old client {@code
 * sendOffsetsToTransaction} may never succeed again (KAFKA-19925).
 */
public final class Transactor implements Runnable {
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    private final LoadContext surroundings;
    private final AtomicLong transactions = new AtomicLong();
    private final AtomicInteger hung = new AtomicInteger();
    private final AtomicInteger replaced = new AtomicInteger();

    private volatile boolean abandoned;
    private volatile Map<TopicPartition, Long> until = Map.of();
    private volatile Map<TopicPartition, Long> consumed = Map.of();

    Transactor(LoadContext surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        int incarnation = 0;
        while (!abandoned && consumed.isEmpty()) {
            try (TransactionClient client = new TransactionClient(surroundings, this, incarnation)) {
                client.work();
            } catch (KafkaException e) {
                surroundings.failure().set(e);
                (e instanceof TimeoutException ? hung : replaced).incrementAndGet();
                incarnation++;
                Time.REAL.pause(RETRY_INTERVAL);
            }
        }
    }

    long nextTransaction() {
        return transactions.incrementAndGet();
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** The end offsets of the source, once they are known. */
    Map<TopicPartition, Long> until() {
        return until;
    }

    void done(Map<TopicPartition, Long> offsets) {
        consumed = Map.copyOf(offsets);
    }

    /** Sets the end offsets; the transactor ends when it has consumed up to them. */
    void drain(Map<TopicPartition, Long> ends) {
        until = Map.copyOf(ends);
    }

    void abandon() {
        abandoned = true;
    }

    /** Committed offset in the source; 0 if nothing was committed. */
    public long consumed(int partition) {
        return consumed.getOrDefault(surroundings.topics().partition(Lane.SOURCE, partition), 0L);
    }

    boolean isDrained() {
        return !consumed.isEmpty();
    }

    /** Clients that hung and were replaced. */
    public int hung() {
        return hung.get();
    }

    /** Clients that got a fatal error and were replaced. */
    public int replaced() {
        return replaced.get();
    }
}

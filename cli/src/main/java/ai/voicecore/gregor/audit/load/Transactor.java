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
 * Consumes the source and produces from it in transactions. A client that hangs or breaks is replaced by one with a new
 * transactional id, which begins where the last committed transaction ended; {@code sendOffsetsToTransaction} may never
 * succeed again for the old one (KAFKA-19925).
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

    /** Where the source ends, once that is known: reached, the work is done. */
    Map<TopicPartition, Long> until() {
        return until;
    }

    void done(Map<TopicPartition, Long> offsets) {
        consumed = Map.copyOf(offsets);
    }

    /** Has it end when it has consumed the source up to these offsets. */
    void drain(Map<TopicPartition, Long> ends) {
        until = Map.copyOf(ends);
    }

    /** Has it end as it is. */
    void abandon() {
        abandoned = true;
    }

    /** Where committed transactions have got to in the source; 0 where it never drained it. */
    public long consumed(int partition) {
        return consumed.getOrDefault(surroundings.topics().partition(Lane.SOURCE, partition), 0L);
    }

    public boolean isDrained() {
        return !consumed.isEmpty();
    }

    public long begun() {
        return transactions.get();
    }

    /** Clients that hung and were replaced. */
    public int hung() {
        return hung.get();
    }

    /** Clients that were told they could not go on, and were replaced. */
    public int replaced() {
        return replaced.get();
    }
}

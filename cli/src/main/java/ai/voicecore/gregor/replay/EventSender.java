package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Sends events in the order of the file, in one thread. Each topic uses one producer, so the order per key is kept.
 *
 * <p>Topics of {@code exactlyOnce} use transactions of {@value #TRANSACTION_SIZE} records over all of them.
 */
final class EventSender {
    static final int TRANSACTION_SIZE = 500;

    private final Producer<String, byte[]> transactional;
    private final Producer<String, byte[]> idempotent;
    private final Set<String> exactlyOnce;
    private final Function<ReplayEvent, byte[]> encoder;
    private final Stamp stamp;

    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private int inTransaction;

    EventSender(
            Producer<String, byte[]> transactional,
            Producer<String, byte[]> idempotent,
            Set<String> exactlyOnce,
            Function<ReplayEvent, byte[]> encoder,
            Stamp stamp) {
        this.transactional = transactional;
        this.idempotent = idempotent;
        this.exactlyOnce = exactlyOnce;
        this.encoder = encoder;
        this.stamp = stamp;
    }

    /**
     * Sends all events and waits until they are acknowledged, and committed where they are in transactions.
     *
     * @return partition → offset after the last acknowledged record
     * @throws Failure with the first refused event; the open transaction is aborted
     */
    Map<TopicPartition, Long> send(List<ReplayEvent> events, Progress progress) {
        try {
            if (events.stream().anyMatch(e -> exactlyOnce.contains(e.topic()))) {
                transactional.initTransactions();
            }
            for (int i = 0; i < events.size(); i++) {
                send(events.get(i));
                progress.doing("sending", i + 1 + " of " + events.size());
            }
            commit();
            idempotent.flush();
            throwIfFailed();
            return new HashMap<>(ends);
        } catch (RuntimeException e) {
            throw aborted(e);
        }
    }

    private void send(ReplayEvent event) {
        throwIfFailed();
        if (!exactlyOnce.contains(event.topic())) {
            hand(idempotent, event);
            return;
        }
        if (inTransaction == 0) {
            transactional.beginTransaction();
        }
        inTransaction++;
        hand(transactional, event);
        if (inTransaction == TRANSACTION_SIZE) {
            commit();
        }
    }

    private void hand(Producer<String, byte[]> producer, ReplayEvent event) {
        // The record's timestamp is now, not the event's: otherwise retention could delete an old event before it is
        // read.
        var producerRecord = new ProducerRecord<>(event.topic(), event.key(), encoder.apply(event));
        stamp.mark(producerRecord.headers(), event.line());
        var unused = producer.send(producerRecord, (metadata, error) -> acknowledged(event, metadata, error));
    }

    /** Runs on a producer's network thread. Records after a failed one fail too; the first says why. */
    private void acknowledged(ReplayEvent event, RecordMetadata metadata, Exception error) {
        if (error == null) {
            ends.merge(new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset() + 1, Math::max);
        } else {
            String where = "line " + event.line() + " was not taken by topic " + event.topic();
            failure.compareAndSet(null, failed(where, error));
        }
    }

    private void commit() {
        if (inTransaction > 0) {
            transactional.commitTransaction();
            inTransaction = 0;
        }
    }

    private void throwIfFailed() {
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private RuntimeException aborted(RuntimeException e) {
        RuntimeException first = failure.get();
        RuntimeException thrown = first != null ? first : failed("sending failed", e);
        if (inTransaction > 0) {
            try {
                transactional.abortTransaction();
            } catch (RuntimeException abort) {
                // A fenced or failed producer cannot abort; the coordinator aborts the transaction after its timeout.
                thrown.addSuppressed(abort);
            }
        }
        return thrown;
    }

    private static RuntimeException failed(String where, Exception e) {
        return switch (e) {
            case Failure own -> own;
            case TimeoutException timeout ->
                Failure.timedOut(
                        where + ": " + timeout.getMessage()
                                + ". See that the brokers run and that min.insync.replicas of them are in sync.",
                        "");
            case KafkaException kafka -> new Failure(where + ": " + kafka.getMessage(), "", kafka);
            default -> new Failure(where + ": " + e, "", e);
        };
    }
}

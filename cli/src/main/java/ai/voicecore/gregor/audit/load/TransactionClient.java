package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.history.EventId;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.history.TransactionOutcome;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** One transactional producer with the consumer that feeds it. After any {@link KafkaException} it cannot be used any more. */
final class TransactionClient implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(100);
    /** One of so many transactions is aborted on purpose, so that aborted records exist. */
    private static final int ABORT_EVERY = 10;

    private final LoadContext surroundings;
    private final Transactor transactor;
    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte[]> consumer;

    TransactionClient(LoadContext surroundings, Transactor transactor, int incarnation) {
        this.surroundings = surroundings;
        this.transactor = transactor;
        this.producer = surroundings.clients().transactional(incarnation);
        this.consumer = surroundings.clients().transactionReader();
    }

    /** Returns when the source is consumed, or after it was told to end. */
    void work() {
        producer.initTransactions();
        consumer.subscribe(List.of(surroundings.topics().of(Lane.SOURCE)));
        while (!transactor.isAbandoned()) {
            long begun = surroundings.meters().now();
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                transact(records, begun);
            } else if (AuditClients.hasReached(consumer, transactor.until())) {
                transactor.done(committed(transactor.until().keySet()));
                return;
            }
            Time.REAL.pause(RETRY_INTERVAL.minusNanos(surroundings.meters().now() - begun));
        }
    }

    private Map<TopicPartition, Long> committed(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        consumer.committed(partitions)
                .forEach((partition, offset) -> offsets.put(partition, offset == null ? 0 : offset.offset()));
        return offsets;
    }

    private void transact(ConsumerRecords<byte[], byte[]> records, long begun) {
        long number = transactor.nextTransaction();
        boolean commitAsked = false;
        try {
            producer.beginTransaction();
            BitSet written = produce(records, number);
            producer.sendOffsetsToTransaction(positions(records), consumer.groupMetadata());
            if (number % ABORT_EVERY == 0) {
                abort(number);
                return;
            }
            commitAsked = true;
            producer.commitTransaction();
            ended(number, TransactionOutcome.COMMITTED);
            written.stream()
                    .forEach(partition -> surroundings.meters().acknowledged(Lane.TRANSACTIONAL, partition, begun));
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            // A client must not be used again after a call of it has hung.
            ended(number, commitAsked ? TransactionOutcome.UNKNOWN : TransactionOutcome.ABORTED);
            throw e;
        } catch (KafkaException e) {
            abortAfter(e, number, commitAsked);
        }
    }

    /** After an abortable error the client can continue; after a fatal error the abort throws too. */
    private void abortAfter(KafkaException failure, long number, boolean commitAsked) {
        try {
            abort(number);
        } catch (KafkaException e) {
            if (commitAsked) {
                ended(number, TransactionOutcome.UNKNOWN);
            }
            e.addSuppressed(failure);
            throw e;
        }
    }

    /** Without a commit request the transaction is aborted, whether the abort request succeeds or not. */
    private void abort(long number) {
        ended(number, TransactionOutcome.ABORTED);
        producer.abortTransaction();
        rewind();
    }

    private void rewind() {
        Set<TopicPartition> assigned = consumer.assignment();
        committed(assigned).forEach(consumer::seek);
    }

    private void ended(long number, TransactionOutcome outcome) {
        surroundings.ledger().ended(number, outcome);
    }

    /** Spreads the records of one source partition over all output partitions, so that every transaction spans partitions. */
    private BitSet produce(ConsumerRecords<byte[], byte[]> records, long number) {
        BitSet written = new BitSet();
        for (ConsumerRecord<byte[], byte[]> source : records) {
            long id = Payload.id(source.value());
            int partition = (EventId.origin(id) + EventId.sequence(id))
                    % surroundings.topics().partitions();
            Attempt attempt = Attempt.of(surroundings, Lane.TRANSACTIONAL, partition, id, number);
            var unused = producer.send(attempt.event(), attempt::answered);
            written.set(partition);
        }
        return written;
    }

    private static Map<TopicPartition, OffsetAndMetadata> positions(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            long last = records.records(partition).getLast().offset();
            positions.put(partition, new OffsetAndMetadata(last + 1));
        }
        return positions;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close(AuditClients.closing());
    }
}

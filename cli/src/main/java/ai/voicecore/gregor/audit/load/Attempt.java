package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.ledger.WriteLedger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.jspecify.annotations.Nullable;

/** A record in flight: it is in the ledger before it is sent, and its outcome is added when the answer arrives. */
record Attempt(Lane lane, WriteLedger writes, int index, Meters meters, ProducerRecord<byte[], byte[]> event) {

    /** @param transaction 0 if it is in none */
    static Attempt of(LoadContext surroundings, Lane lane, int partition, long id, long transaction) {
        WriteLedger writes = surroundings.ledger().writes(lane, partition);
        return new Attempt(
                lane,
                writes,
                writes.attempt(id, transaction),
                surroundings.meters(),
                new ProducerRecord<>(surroundings.topics().of(lane), partition, null, Payload.of(id, transaction)));
    }

    /** Only a record that was refused because of its content is certainly not written. */
    void answered(@Nullable RecordMetadata metadata, @Nullable Exception error) {
        switch (error) {
            case null -> writes.acknowledge(index, metadata != null && metadata.hasOffset() ? metadata.offset() : -1);
            case RecordTooLargeException tooLarge -> writes.fail(index);
            case AuthorizationException notAllowed -> writes.fail(index);
            case InvalidTopicException noTopic -> writes.fail(index);
            // The transaction was aborted before or while this record was sent; the transaction's outcome is in the
            // ledger.
            case TransactionAbortedException aborted -> writes.unknown(index);
            default -> {
                writes.unknown(index);
                meters.unanswered(lane, error);
            }
        }
    }
}

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

/** A record that is sent, in the ledger before it is, until the answer to it is written down there, too. */
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

    /** Only what was refused for what it is has been written for sure nowhere. */
    void answered(@Nullable RecordMetadata metadata, @Nullable Exception error) {
        switch (error) {
            case null -> writes.acknowledge(index, metadata != null && metadata.hasOffset() ? metadata.offset() : -1);
            case RecordTooLargeException tooLarge -> writes.fail(index);
            case AuthorizationException notAllowed -> writes.fail(index);
            case InvalidTopicException noTopic -> writes.fail(index);
            // Of a transaction that was aborted before this was sent, or while it was: its outcome is in the ledger.
            case TransactionAbortedException aborted -> writes.unknown(index);
            default -> {
                writes.unknown(index);
                meters.unanswered(lane, error);
            }
        }
    }
}

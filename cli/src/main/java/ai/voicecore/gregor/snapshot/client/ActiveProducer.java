package ai.voicecore.gregor.snapshot.client;

import ai.voicecore.gregor.snapshot.PartitionId;
import java.time.Duration;
import java.time.Instant;

/**
 * An idempotent producer as the leader of a partition knows it (KIP-98, KIP-664).
 *
 * @param sequence of its last record; it wraps to 0
 * @param lastWrite timestamp of its last record, from the producer's clock
 */
public record ActiveProducer(PartitionId partition, ProducerIdentity producer, int sequence, Instant lastWrite) {
    private static final Duration RECENTLY = Duration.ofMinutes(10);

    boolean isWriting(Instant now) {
        return Duration.between(lastWrite, now).abs().compareTo(RECENTLY) < 0;
    }
}

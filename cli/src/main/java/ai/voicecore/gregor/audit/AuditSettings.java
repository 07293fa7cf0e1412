package ai.voicecore.gregor.audit;

import java.time.Duration;

/**
 * Settings of an audit.
 *
 * @param run unique name of this audit; its topics and groups are called {@code gregor-audit-<run>-…}
 * @param rate records per second of the plain, the idempotent and the source lane together; the transactional lane adds its
 *     own
 * @param partitions of each of the four topics
 * @param patience timeout of each step: until all lanes are written and read, until all records are answered, until all are
 *     read
 */
public record AuditSettings(String run, int rate, int partitions, Duration patience) {
    public static final int DEFAULT_RATE = 600;

    /** What one audit can examine in the memory of the command line: it loads the whole history of a partition. */
    public static final long MAX_RECORDS = 12_000_000;

    /** As many partitions as the default cluster has brokers, so that each broker leads one of each lane. */
    public static AuditSettings of(String run, int rate) {
        return new AuditSettings(run, rate, 3, Duration.ofSeconds(60));
    }
}

package ai.voicecore.gregor.audit;

import java.time.Duration;

/**
 * How an audit is done.
 *
 * @param run unique name of this audit; its topics and groups are called {@code gregor-audit-<run>-…}
 * @param rate records a second, over the plain, the idempotent and the source lane together; what transactions make of
 *     the source comes on top
 * @param partitions of each of the four topics
 * @param patience how long each step may take: until all lanes flow, until all is answered, until all is read
 */
public record AuditSettings(String run, int rate, int partitions, Duration patience) {
    public static final int DEFAULT_RATE = 600;

    /** What one audit can look at in the memory that the command line has: a partition's whole history is there at once. */
    public static final long MAX_RECORDS = 12_000_000;

    /** As many partitions as the default cluster has brokers, so that each leads one of each lane. */
    public static AuditSettings of(String run, int rate) {
        return new AuditSettings(run, rate, 3, Duration.ofSeconds(60));
    }
}

package ai.voicecore.gregor.admin;

import java.time.Duration;
import java.util.List;

/** Writes and reads records, to see that producing and consuming works. Methods throw {@link AdminFailure}. */
public interface DataPath {

    /**
     * Writes records with an idempotent producer, one committed and one aborted transaction, and reads the topic back with
     * read_committed and read_uncommitted.
     *
     * @param topic must exist, be empty and not be used by other clients
     */
    DataPathReport exercise(String topic);

    void write(String topic, List<String> lines);

    /** The first records of a topic: as many as requested, or as many as arrived in time. */
    List<String> read(String topic, int lines, Duration atMost);

    /**
     * The result.
     *
     * @param idempotentSent records acknowledged outside of transactions
     * @param committedSent records acknowledged and then committed
     * @param abortedSent records acknowledged and then aborted
     * @param committedRead distinct records of the first two kinds that a read_committed consumer got
     * @param abortedRead aborted records that it got
     * @param duplicates records that it got twice
     * @param medianMillis half of the idempotent records were acknowledged within this time
     * @param maxMillis all of them were
     */
    record DataPathReport(
            int idempotentSent,
            int committedSent,
            int abortedSent,
            int committedRead,
            int abortedRead,
            int duplicates,
            double medianMillis,
            double maxMillis) {}
}

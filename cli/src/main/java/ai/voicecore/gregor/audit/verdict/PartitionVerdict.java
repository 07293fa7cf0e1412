package ai.voicecore.gregor.audit.verdict;

import ai.voicecore.gregor.audit.history.EventSet;
import ai.voicecore.gregor.audit.history.Lane;
import java.util.Map;

/**
 * What one partition's history says.
 *
 * @param tolerated records that are there twice where the lane allows it
 * @param read records in the final committed scan
 * @param visible those records
 * @param transactions for each transaction, what was attempted and what is visible here
 */
public record PartitionVerdict(
        Lane lane,
        int partition,
        Anomalies anomalies,
        long attempted,
        long acknowledged,
        long failed,
        long tolerated,
        long read,
        EventSet visible,
        Map<Long, Share> transactions) {

    /** Attempts that nobody knows the end of. */
    public long unknown() {
        return attempted - acknowledged - failed;
    }

    /** A transaction's records, or those of it in one partition. */
    public record Share(int attempted, int visible) {
        Share plus(Share other) {
            return new Share(attempted + other.attempted, visible + other.visible);
        }
    }
}

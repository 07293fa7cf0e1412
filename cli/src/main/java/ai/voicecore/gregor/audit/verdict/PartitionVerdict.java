package ai.voicecore.gregor.audit.verdict;

import ai.voicecore.gregor.audit.history.EventSet;
import ai.voicecore.gregor.audit.history.Lane;
import java.util.Map;

/**
 * The verdict on one partition.
 *
 * @param tolerated duplicates that the lane allows
 * @param read records in the final committed scan
 * @param visible those records
 * @param transactions for each transaction, attempted and visible records of this partition
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

    public long unknown() {
        return attempted - acknowledged - failed;
    }

    /** Numbers of records of a transaction, in one partition or in all. */
    public record Share(int attempted, int visible) {
        Share plus(Share other) {
            return new Share(attempted + other.attempted, visible + other.visible);
        }
    }
}

package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.verdict.AnomalyKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What became of one lane.
 *
 * @param attempted records that were sent; for the transactional lane, also those of aborted transactions
 * @param failed refused for sure, or aborted before they were answered
 * @param unknown neither acknowledged nor refused: they may be there or not
 * @param doubts the answers of Kafka's client to those that are unknown, and how many of each
 * @param read in the final committed scan
 * @param tolerated records that are there twice where the lane allows it
 * @param anomalies how many of each kind; kinds without any are not in it
 * @param latency from send to acknowledgement, of the transactional lane from begin to commit
 */
public record LaneReport(
        Lane lane,
        long attempted,
        long acknowledged,
        long failed,
        long unknown,
        SortedMap<String, Long> doubts,
        long read,
        long tolerated,
        Map<AnomalyKind, Long> anomalies,
        Latency latency,
        List<PartitionReport> partitions) {

    /** Percentiles of what it took while the load ran. */
    public record Latency(Duration median, Duration p99, Duration max) {}

    public Gap withoutAcknowledgement() {
        return partitions.stream().map(PartitionReport::withoutAcknowledgement).reduce(Gap.NONE, Gap::longer);
    }

    public Gap withoutRead(Isolation isolation) {
        return partitions.stream()
                .map(partition -> partition.withoutRead().getOrDefault(isolation, Gap.NONE))
                .reduce(Gap.NONE, Gap::longer);
    }
}

package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.verdict.AnomalyKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Result of one lane.
 *
 * @param attempted records that were sent; for the transactional lane, also those of aborted transactions
 * @param failed refused with certainty, or aborted before an answer
 * @param unknown neither acknowledged nor refused: they may be there or not
 * @param doubts for unknown records: error of Kafka's client → count
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

    /**
     * How available one partition was.
     *
     * @param withoutAcknowledgement for the transactional lane: without a commit
     * @param withoutRead for each isolation
     */
    public record PartitionReport(int partition, Gap withoutAcknowledgement, Map<Isolation, Gap> withoutRead) {
        public Gap withoutRead(Isolation isolation) {
            return withoutRead.getOrDefault(isolation, Gap.NONE);
        }
    }

    public record Latency(Duration median, Duration p99, Duration max) {}

    public Gap withoutAcknowledgement() {
        return partitions.stream().map(PartitionReport::withoutAcknowledgement).reduce(Gap.NONE, Gap::longer);
    }

    public Gap withoutRead(Isolation isolation) {
        return partitions.stream()
                .map(partition -> partition.withoutRead(isolation))
                .reduce(Gap.NONE, Gap::longer);
    }
}

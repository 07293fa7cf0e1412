package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.audit.history.Isolation;
import java.util.Map;

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

package ai.voicecore.gregor.audit;

import java.time.Duration;

/**
 * How an audit goes, while it goes.
 *
 * @param running since its lanes all flow
 * @param acknowledged records so far; a transaction counts once for each partition
 * @param read committed records so far
 * @param produceGap how long the quietest partition of the producing lanes has now been without an acknowledgement
 * @param commitGap the same of the transactional lane
 */
public record AuditProgress(Duration running, long acknowledged, long read, Duration produceGap, Duration commitGap) {}

package ai.voicecore.gregor.audit;

import java.time.Duration;

/**
 * Progress of an audit.
 *
 * @param running time since all lanes were written and read
 * @param acknowledged records so far; a transaction counts once for each partition
 * @param read committed records so far
 * @param produceGap the longest current time of a partition without an acknowledgement, in the producing lanes
 * @param commitGap the same for the transactional lane
 */
public record AuditProgress(Duration running, long acknowledged, long read, Duration produceGap, Duration commitGap) {}

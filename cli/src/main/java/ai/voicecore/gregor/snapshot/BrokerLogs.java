package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.Map;

/**
 * What a broker says of its log directories (KIP-113, KIP-827).
 *
 * @param bytes partition → size of its replica here; one that is still being copied has the size that it has reached
 * @param broken directories with what is wrong with them
 * @param usableBytes room left on their volumes together, -1 if not known
 */
public record BrokerLogs(Map<PartitionId, Long> bytes, List<String> broken, long usableBytes) {}

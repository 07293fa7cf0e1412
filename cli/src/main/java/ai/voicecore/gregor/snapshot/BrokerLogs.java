package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.Map;

/**
 * A broker's log directories (KIP-113, KIP-827).
 *
 * @param bytes partition → size of its replica here; for one that is being copied, its current size
 * @param broken directories with their errors
 * @param usableBytes total free space of their volumes, -1 if not known
 */
public record BrokerLogs(Map<PartitionId, Long> bytes, List<String> broken, long usableBytes) {}

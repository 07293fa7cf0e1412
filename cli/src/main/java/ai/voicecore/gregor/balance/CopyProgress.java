package ai.voicecore.gregor.balance;

import ai.voicecore.gregor.snapshot.BrokerLogs;
import ai.voicecore.gregor.snapshot.PartitionId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * How much of a partition is copied to its new brokers.
 *
 * @param to the new brokers
 * @param copied bytes that they have together
 * @param total bytes that they need, as known now: clients continue to write
 */
public record CopyProgress(PartitionId partition, Collection<Integer> to, long copied, long total) {

    /**
     * The largest replica on the other brokers is the size.
     *
     * @param logs broker → its log directories; a broker that does not answer is missing
     */
    public static CopyProgress of(PartitionId partition, Collection<Integer> to, Map<Integer, BrokerLogs> logs) {
        long whole = logs.entrySet().stream()
                .filter(entry -> !to.contains(entry.getKey()))
                .mapToLong(entry -> entry.getValue().bytes().getOrDefault(partition, 0L))
                .max()
                .orElse(0);
        long copied = to.stream()
                .mapToLong(broker -> Optional.ofNullable(logs.get(broker))
                        .map(known -> known.bytes().getOrDefault(partition, 0L))
                        .orElse(0L))
                .sum();
        return new CopyProgress(partition, to, copied, Math.max(whole * to.size(), copied));
    }
}

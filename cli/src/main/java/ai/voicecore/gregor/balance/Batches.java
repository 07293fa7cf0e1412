package ai.voicecore.gregor.balance;

import ai.voicecore.gregor.snapshot.PartitionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Splits a large reassignment into batches that are moved one after the other, so that each ends soon. */
public final class Batches {
    /** The throttled replicas of a batch are one topic setting, which is limited to 32767 characters (KAFKA-17993). */
    public static final int PARTITIONS = 100;

    public static final long BYTES = 10L << 30;

    private Batches() {}

    /** Keeps the order of the partitions; each batch has at least one. {@code bytes} are to be copied for each. */
    public static List<SortedMap<PartitionId, List<Integer>>> of(
            SortedMap<PartitionId, List<Integer>> replicas, Map<PartitionId, Long> bytes) {
        List<SortedMap<PartitionId, List<Integer>>> batches = new ArrayList<>();
        long sum = 0;
        for (Map.Entry<PartitionId, List<Integer>> one : replicas.entrySet()) {
            long more = bytes.getOrDefault(one.getKey(), 0L);
            if (batches.isEmpty() || batches.getLast().size() == PARTITIONS || sum + more > BYTES) {
                batches.add(new TreeMap<>());
                sum = 0;
            }
            batches.getLast().put(one.getKey(), one.getValue());
            sum += more;
        }
        return batches;
    }
}

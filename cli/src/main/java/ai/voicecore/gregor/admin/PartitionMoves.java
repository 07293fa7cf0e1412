package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.snapshot.PartitionId;
import java.util.List;
import java.util.SortedMap;

/** Moves replicas from broker to broker (KIP-455), slowly enough for clients not to notice (KIP-73). */
public interface PartitionMoves {

    /** How many partitions are on the move. */
    int left();

    /** Begins; returns at once. */
    void begin(SortedMap<PartitionId, List<Integer>> replicas);

    /**
     * Bounds what moving replicas may take, before it begins.
     *
     * @param bytesPerSecond for each broker, in and out
     */
    void throttle(SortedMap<PartitionId, List<Integer>> replicas, long bytesPerSecond);

    /** Takes every such bound away again, also those that an interrupted move has left. */
    void unthrottle();
}

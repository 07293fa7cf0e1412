package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import ai.voicecore.gregor.snapshot.BrokerLogs;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import ai.voicecore.gregor.snapshot.ThrottleSetting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Reassigns replicas (KIP-455) with a throttle (KIP-73). */
public interface PartitionMoves {

    /** All reassignments in progress, from any tool; sorted. */
    List<ReplicaMove> ongoing();

    /** Starts the reassignment and returns at once. */
    @Mutating
    void begin(SortedMap<PartitionId, List<Integer>> replicas);

    /** Cancels these reassignments; no error if one has ended already. */
    @Mutating
    void cancel(Collection<PartitionId> partitions);

    /** Broker → state of its log directories. A broker that does not answer is missing. */
    Map<Integer, BrokerLogs> logs(Collection<Integer> brokers);

    /** The throttle settings of these brokers, of the cluster-wide default and of these topics. */
    SortedMap<ThrottleSetting, String> throttles(Collection<Integer> brokers, Collection<String> topics);

    /** Sets the values, or deletes a setting where the value is empty; no error for a deleted topic. */
    @Mutating
    void throttle(Map<ThrottleSetting, Optional<String>> values);
}

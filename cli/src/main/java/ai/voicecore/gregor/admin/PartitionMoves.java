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

/** Moves replicas from broker to broker (KIP-455), slowly enough for clients not to notice (KIP-73). */
public interface PartitionMoves {

    /** The partitions that are being moved, by any tool; sorted. */
    List<ReplicaMove> ongoing();

    /** Begins; returns at once. */
    @Mutating
    void begin(SortedMap<PartitionId, List<Integer>> replicas);

    /** Has these partitions stay where they were; no error for one that is not being moved any more. */
    @Mutating
    void cancel(Collection<PartitionId> partitions);

    /** Broker → what it says of its log directories; a broker that does not answer is missing. */
    Map<Integer, BrokerLogs> logs(Collection<Integer> brokers);

    /** The throttle settings that are set on these brokers, on the default of all brokers, and on these topics. */
    SortedMap<ThrottleSetting, String> throttles(Collection<Integer> brokers, Collection<String> topics);

    /** Sets or, where there is no value, takes away; no error for a topic that is no more. */
    @Mutating
    void throttle(Map<ThrottleSetting, Optional<String>> values);
}

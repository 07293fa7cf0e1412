package ai.voicecore.gregor.moving;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.balance.Moves;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The cancelled moves, and those that could not be cancelled.
 *
 * @param left moves whose partitions would have no leader after a cancellation (KAFKA-14424), with their original brokers
 */
public record Cancellation(List<PartitionId> ended, SortedMap<PartitionId, List<Integer>> left) {
    private static final int MAX_NAMED = 5;

    static Cancellation of(ClusterAdmin admin, Collection<ReplicaMove> moves) {
        SortedMap<PartitionId, List<Integer>> left = Moves.uncancellable(moves, admin.view(), admin.liveBrokers());
        List<PartitionId> ended = moves.stream()
                .map(ReplicaMove::partition)
                .filter(partition -> !left.containsKey(partition))
                .toList();
        admin.moves().cancel(ended);
        return new Cancellation(ended, left);
    }

    /** The moves that continue, and why; empty if there are none. */
    public String sentence() {
        return left.isEmpty()
                ? ""
                : Failure.named(
                                left.entrySet().stream()
                                        .map(one ->
                                                one.getKey() + " (on " + Failure.named(one.getValue()) + " until now)")
                                        .toList(),
                                MAX_NAMED)
                        + " stay on the move: of the brokers that they were on none runs and is in sync, so that without the"
                        + " move they would have no leader (KAFKA-14424).";
    }

    /** How to end the remaining moves. */
    public Remedy remedy() {
        Stream<Integer> brokers = left.values().stream().flatMap(Collection::stream);
        return Remedy.of("Have them arrive ({gregor topics moves} tells what hinders them), or start broker "
                + Failure.named(brokers.distinct().sorted().toList()) + " again, and repeat the command.");
    }
}

package ai.voicecore.gregor.moving;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.balance.CopyProgress;
import ai.voicecore.gregor.balance.StallCause;
import ai.voicecore.gregor.platform.MoveMemory;
import ai.voicecore.gregor.snapshot.BrokerLogs;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reassignments in progress, of any tool, and their cancellation. */
public record MoveList(ClusterAdmin admin, MoveMemory memory, NodeLogs logs) {
    /**
     * One partition that is being moved.
     *
     * @param own whether Gregor started it
     * @param hindrance why it makes no progress, if known
     */
    public record Line(ReplicaMove move, CopyProgress copy, boolean own, Optional<String> hindrance) {}

    public List<Line> read() {
        List<ReplicaMove> moves = admin.moves().ongoing();
        MoveRecord begun = MoveRecord.of(memory);
        StallCauses hindrances = new StallCauses(admin, logs);
        Map<Integer, BrokerLogs> sizes = hindrances.sizes(moves);
        List<CopyProgress> copies = moves.stream()
                .map(move -> CopyProgress.of(move.partition(), move.adding(), sizes))
                .toList();
        Map<PartitionId, String> found = hindrances.of(copies, sizes).stream()
                .collect(Collectors.toMap(StallCause::partition, StallCause::sentence, (one, other) -> one));
        return moves.stream()
                .map(move -> new Line(
                        move,
                        CopyProgress.of(move.partition(), move.adding(), sizes),
                        begun.has(move),
                        Optional.ofNullable(found.get(move.partition()))))
                .toList();
    }

    /** Cancels moves, and removes their throttles if Gregor started them. */
    public Cancellation cancel(Collection<ReplicaMove> moves) {
        Cancellation cancellation = Cancellation.of(admin, moves);
        memory.journal("cancelled", "moves of " + cancellation.ended());
        new ThrottledMoves(admin, memory).takeBack();
        return cancellation;
    }
}

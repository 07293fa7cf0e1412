package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.PartitionMoves;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.PartitionId;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.locks.LockSupport;

/** Moves replicas with a bound on what that takes, and tells how far it is. */
final class Reassignment {
    private static final long INTERVAL_NANOS = Duration.ofMillis(500).toNanos();

    private final PartitionMoves moves;
    private final Progress progress;
    private final Duration patience;

    /** @param patience how long it may go on without a partition arriving */
    Reassignment(PartitionMoves moves, Progress progress, Duration patience) {
        this.moves = moves;
        this.progress = progress;
        this.patience = patience;
    }

    /** Returns when all have arrived and nothing is throttled any more; does nothing where nothing moves. */
    void run(SortedMap<PartitionId, List<Integer>> replicas, long bytesPerSecond) {
        if (replicas.isEmpty()) {
            return;
        }
        moves.throttle(replicas, bytesPerSecond);
        moves.begin(replicas);
        awaitArrival();
        progress.done(replicas.size() + " partitions have new replicas");
    }

    boolean isUnderWay() {
        return moves.left() > 0;
    }

    /** Waits for what is on the move, whoever has begun it, and takes the bounds away. */
    void awaitArrival() {
        int before = Integer.MAX_VALUE;
        long arrived = System.nanoTime();
        int left = moves.left();
        while (left > 0) {
            if (left < before) {
                arrived = System.nanoTime();
                before = left;
            }
            if (System.nanoTime() - arrived > patience.toNanos()) {
                throw new TimedOut(
                        left + " partitions are still on the move, and none has arrived for " + patience.toSeconds()
                                + " s.",
                        "They go on moving. Repeat the command to wait for them; a larger --throttle makes it quicker.");
            }
            progress.doing("moving replicas", left + " partitions left");
            LockSupport.parkNanos(INTERVAL_NANOS);
            left = moves.left();
        }
        moves.unthrottle();
    }
}

package ai.voicecore.gregor.moving;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.balance.CopyProgress;
import ai.voicecore.gregor.balance.MoveProgress;
import ai.voicecore.gregor.balance.StallCause;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.BrokerLogs;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Waits until replicas are moved, as long as there is progress; finds out why if there is none. */
record ReassignmentWait(StallCauses hindrances, Progress progress, Duration patience, Time time) {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** Sizes are read less often than the completion: each broker has to add up its whole log. */
    private static final Duration SIZE_INTERVAL = Duration.ofSeconds(2);

    /** Longer than a leader election, and longer than a throttled replica waits for its turn. */
    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(8);

    /** A restarted broker is ready within this time. */
    private static final Duration RESTART_TIMEOUT = Duration.ofSeconds(60);

    /**
     * Returns when no move is left.
     *
     * @param left the moves that are not complete, read again with each poll
     * @throws NotArriving if a move cannot complete, or made no progress for the patience
     */
    MoveProgress await(Supplier<List<ReplicaMove>> left, MoveProgress begun) {
        MoveProgress watch = begun;
        long looked = Long.MIN_VALUE;
        Set<String> told = new HashSet<>();
        while (true) {
            long now = time.millis();
            try {
                List<ReplicaMove> moves = left.get();
                if (moves.isEmpty()) {
                    return watch;
                }
                if (looked == Long.MIN_VALUE || now - looked >= SIZE_INTERVAL.toMillis()) {
                    looked = now;
                    watch = look(moves, watch, now, told);
                }
                progress.doing("moving replicas", watch.sentence(now));
            } catch (AdminFailure e) {
                progress.doing("moving replicas", "the brokers cannot be asked: " + e.getMessage());
            }
            if (watch.quiet(now).compareTo(patience) > 0) {
                throw late(watch);
            }
            time.pause(INTERVAL);
        }
    }

    /** Cancellation is quick, and only throttles of moves that have ended may be removed. */
    void awaitCancelled(Supplier<List<PartitionId>> left, List<PartitionId> cancelled) {
        long until = time.millis() + STALL_TIMEOUT.toMillis();
        while (left.get().stream().anyMatch(cancelled::contains) && time.millis() < until) {
            time.pause(INTERVAL);
        }
    }

    private MoveProgress look(List<ReplicaMove> moves, MoveProgress before, long now, Set<String> told) {
        Map<Integer, BrokerLogs> sizes = hindrances.sizes(moves);
        MoveProgress watch = before.look(
                now,
                moves.stream()
                        .map(move -> CopyProgress.of(move.partition(), move.adding(), sizes))
                        .toList());
        List<CopyProgress> still = watch.still(now, STALL_TIMEOUT);
        if (!still.isEmpty()) {
            List<StallCause> found = hindrances.of(still, sizes);
            found.stream().map(StallCause::sentence).filter(told::add).forEach(progress::reported);
            giveUp(found, watch, now);
        }
        return watch;
    }

    private static void giveUp(List<StallCause> found, MoveProgress watch, long now) {
        boolean others = found.size() < watch.left().size();
        boolean passing = found.stream().anyMatch(hindrance -> !hindrance.lasting());
        if (!others && (!passing || watch.quiet(now).compareTo(RESTART_TIMEOUT) >= 0)) {
            StallCause first = found.getFirst();
            throw new NotArriving(FailureKind.FAILED, first.sentence() + ".", Remedy.of(first.remedy()));
        }
    }

    private NotArriving late(MoveProgress watch) {
        String names = Failure.named(new TreeSet<>(watch.left().keySet()), 5);
        return new NotArriving(
                FailureKind.TIMED_OUT,
                watch.left().size() + " partitions are still on the move (" + names
                        + "), and not a byte has arrived for " + patience.toSeconds() + " s.",
                Remedy.of("See {gregor validate}, and {gregor topics moves} for what is on the move; then repeat the"
                        + " command, with a longer --patience if there is no more to it than that."));
    }
}

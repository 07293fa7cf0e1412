package ai.voicecore.gregor.cli.inside;

import ai.voicecore.gregor.platform.MoveMemory;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps its state in memory only: a Job in the cluster stores nothing. */
final class InsideMemory implements MoveMemory {
    private final AtomicReference<Optional<String>> moves = new AtomicReference<>(Optional.empty());

    @Override
    public Optional<String> begunMoves() {
        return moves.get();
    }

    @Override
    public void rememberMoves(String begun) {
        moves.set(Optional.of(begun));
    }

    @Override
    public void forgetMoves() {
        moves.set(Optional.empty());
    }

    @Override
    public void journal(String event, String detail) {}
}

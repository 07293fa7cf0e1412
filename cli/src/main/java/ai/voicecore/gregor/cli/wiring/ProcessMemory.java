package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.platform.MoveMemory;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers for as long as the process lives: for a Job in the cluster, and for clusters that Gregor has not deployed. */
public final class ProcessMemory implements MoveMemory {
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

package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.failure.Failure;
import java.util.Optional;

/** Stores a deployed cluster between commands. */
public interface ClusterStore extends MoveMemory {

    /**
     * Empty if it was never deployed; throws {@link Failure} if it cannot be read, or was written by a newer
     * version of Gregor.
     */
    Optional<ClusterRecord> load();

    void save(ClusterRecord cluster);

    /** Texts that are saved between commands; on Kubernetes each is a ConfigMap with this name after {@code gregor-}. */
    enum Memo {
        /** The progress of a change. */
        CHANGE,
        /** Moves of replicas, and their throttles. */
        MOVES,
        /** What clients had before a migration, and its stage. */
        MIGRATION,
        /** Who injected a fault, as {@link LockHolder#line}. */
        FAULT
    }

    /** The text that was written last; empty if there is none. */
    Optional<String> read(Memo memo);

    void write(Memo memo, String text);

    void delete(Memo memo);

    /** The value of the last {@link #unfinished(String)}; empty if no change is unfinished. */
    default Optional<String> unfinished() {
        return read(Memo.CHANGE);
    }

    /** Saves the progress of a change, so that the same command can continue it after a crash. */
    default void unfinished(String change) {
        write(Memo.CHANGE, change);
    }

    /** Deletes the saved progress: the change has ended. */
    default void finished() {
        delete(Memo.CHANGE);
    }

    @Override
    default Optional<String> begunMoves() {
        return read(Memo.MOVES);
    }

    @Override
    default void rememberMoves(String begun) {
        write(Memo.MOVES, begun);
    }

    @Override
    default void forgetMoves() {
        delete(Memo.MOVES);
    }
}

package ai.voicecore.gregor.platform;

import java.util.Optional;

/** Stores between commands which replicas are being moved, and their throttles. */
public interface MoveMemory {

    /** The value of the last {@link #rememberMoves(String)}; empty if no move has left anything. */
    Optional<String> begunMoves();

    void rememberMoves(String begun);

    /** Deletes it: nothing is left. */
    void forgetMoves();

    /** Appends a line to the journal, for later questions. */
    void journal(String event, String detail);
}

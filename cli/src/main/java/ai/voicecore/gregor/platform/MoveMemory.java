package ai.voicecore.gregor.platform;

import java.util.Optional;

/** Remembers between commands which replicas are being moved, and what was set for that. */
public interface MoveMemory {

    /** What was last given to {@link #rememberMoves(String)}; empty if no move of replicas has left anything behind. */
    Optional<String> begunMoves();

    /** Remembers it. */
    void rememberMoves(String begun);

    /** Forgets it: nothing of it is left. */
    void forgetMoves();

    /** Appends a line about what was done, for people who ask later. */
    void journal(String event, String detail);
}

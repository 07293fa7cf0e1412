package ai.voicecore.gregor.platform;

import java.util.Optional;

/** Remembers between commands that something is broken on purpose. */
public interface FaultMemory {

    /** By whom, as {@link LockHolder#line} says it; empty if all is mended. */
    Optional<String> begunFault();

    /** Remembers it. */
    void rememberFault(String holder);

    /** Forgets it: all is mended. */
    void forgetFault();
}

package ai.voicecore.gregor.platform;

import java.util.Optional;

/** Stores between commands that a fault is injected. */
public interface FaultMemory {

    /** Who injected it, as {@link LockHolder#line}; empty if there is no fault. */
    Optional<String> begunFault();

    void rememberFault(String holder);

    /** Deletes it: the fault is mended. */
    void forgetFault();
}

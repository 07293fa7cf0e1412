package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.concurrent.Mutating;
import ai.voicecore.gregor.failure.Failure;
import java.util.List;
import java.util.Optional;

/**
 * Injects and mends faults in a running cluster. Methods throw {@link Failure}. The caller holds the cluster's
 * {@link ChangeLock}: a fault without a held lock was left by a killed command.
 */
public interface Faults {

    /** Why this fault is impossible here, and what it requires; empty if it is possible. Changes nothing. */
    Optional<String> obstacle(Fault fault);

    @Mutating
    Broken inject(Fault fault);

    /** The error for a fault that is impossible here. */
    static Failure impossible(Fault fault, String obstacle) {
        return new Failure(
                "It is not possible here to " + fault.sentence() + ": " + obstacle,
                "See what is possible with: {gregor drill list}");
    }

    /** Mends faults that a killed command has left; returns one sentence for each. */
    default List<String> mendLeftovers() {
        return List.of();
    }

    interface Broken {
        /** How it was injected, if not in the usual way; otherwise empty. */
        default String how() {
            return "";
        }

        /** Mends the fault; does nothing if it is mended already. May be called from any thread. */
        void mend();
    }
}

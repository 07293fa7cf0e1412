package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.concurrent.Mutating;
import java.util.List;
import java.util.Optional;

/**
 * Breaks parts of a running cluster on purpose, and puts them back. Methods throw {@link PlatformFailure}. Whoever uses it
 * holds the cluster's {@link ChangeLock}: what is broken when that is free was left by somebody who was killed.
 */
public interface Faults {

    /** Why this cannot be done here, and what would be needed; empty if it can be done. Changes nothing. */
    Optional<String> obstacle(Fault fault);

    /** Breaks it. */
    @Mutating
    Broken inject(Fault fault);

    /** Mends what was left broken by whoever was killed before it was mended; says what, a sentence for each. */
    default List<String> mendLeftovers() {
        return List.of();
    }

    /** Something that is broken now. */
    interface Broken {
        /** How it was broken, where that is not what one would think; empty otherwise. */
        default String how() {
            return "";
        }

        /** Puts it back as it was; if it is back already, does nothing. Any thread may call it. */
        void mend();
    }
}

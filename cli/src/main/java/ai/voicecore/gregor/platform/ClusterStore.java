package ai.voicecore.gregor.platform;

import java.util.Optional;

/** Stores a deployed cluster between commands. */
public interface ClusterStore extends MoveMemory, FaultMemory {

    /**
     * Empty if it was never deployed; throws {@link PlatformFailure} if it cannot be read, or was written by a newer
     * version of Gregor.
     */
    Optional<ClusterRecord> load();

    void save(ClusterRecord cluster);

    /** The value of the last {@link #unfinished(String)}; empty if no change is unfinished. */
    Optional<String> unfinished();

    /** Saves the progress of a change, so that the same command can continue it after a crash. */
    void unfinished(String change);

    /** Deletes the saved progress: the change has ended. */
    void finished();
}

package ai.voicecore.gregor.platform;

import java.util.Optional;

/** Remembers a deployed cluster between commands. */
public interface ClusterStore extends MoveMemory, FaultMemory {

    /** Empty if it was never deployed; throws {@link PlatformFailure} if it cannot be read, or was written by a newer Gregor. */
    Optional<ClusterRecord> load();

    void save(ClusterRecord cluster);

    /** What was last given to {@link #unfinished(String)}; empty if every change that was begun has ended. */
    Optional<String> unfinished();

    /** Remembers how far a change has come, so that after a crash the same command can go on with it. */
    void unfinished(String change);

    /** Forgets the change: it has ended. */
    void finished();
}

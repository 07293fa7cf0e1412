package ai.voicecore.gregor.platform;

import java.util.Optional;

/** Remembers a deployed cluster between commands. */
public interface ClusterStore {

    /** Empty if it was never deployed; throws {@link PlatformFailure} if it cannot be read, or was written by a newer Gregor. */
    Optional<ClusterRecord> load();

    void save(ClusterRecord cluster);

    /** Appends a line about what was done, for people who ask later. */
    void journal(String event, String detail);
}

package ai.voicecore.gregor.runtime;

/** Hears how an installation goes on. Called from several threads at once: downloads run in parallel. */
public interface InstallProgress {
    /** Hears and says nothing. */
    InstallProgress SILENT = new InstallProgress() {};

    /** Another process is installing the same runtime; this one waits for it and uses its result. */
    default void waiting(RuntimeId id) {}

    /** Nothing usable is there, and the installation begins. */
    default void started(RuntimeId id) {}

    /**
     * A file is being downloaded or unpacked.
     *
     * @param name the file's name
     * @param done bytes so far
     * @param total bytes in all, or -1 when it is not known; the file is complete when it equals {@code done}
     */
    default void file(String name, long done, long total) {}

    /**
     * The runtime is in place.
     *
     * @param files how many files it has
     * @param bytes their size together
     */
    default void finished(RuntimeId id, int files, long bytes) {}
}

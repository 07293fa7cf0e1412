package ai.voicecore.gregor.runtime;

/** Receives the progress of an installation. Called from several threads: downloads run in parallel. */
public interface InstallProgress {
    InstallProgress SILENT = new InstallProgress() {};

    /** Another process is installing the same runtime; this one waits for it and uses its result. */
    default void waiting(RuntimeId id) {}

    /** The runtime is missing or damaged, and the installation begins. */
    default void started(RuntimeId id) {}

    /**
     * A file is being downloaded or unpacked.
     *
     * @param done bytes so far
     * @param total bytes in all, or -1 when it is not known; the file is complete when it equals {@code done}
     */
    default void file(String name, long done, long total) {}

    /** The runtime is complete. */
    default void finished(RuntimeId id, int files, long bytes) {}
}

package ai.voicecore.gregor.replay;

/** Told how far a replay is. Called often, on the replay's thread. */
@FunctionalInterface
public interface ReplayProgress {
    /** The three stages, in this order. */
    enum Stage {
        /** Counts schemas. */
        REGISTERING,
        /** Counts events handed to a producer. */
        SENDING,
        /** Counts events of this replay read back. */
        READING
    }

    /** For callers who do not care. */
    ReplayProgress NONE = (stage, done, total) -> {};

    void advanced(Stage stage, int done, int total);
}

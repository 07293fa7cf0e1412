package ai.voicecore.gregor.image;

/** Hears how a build goes on. */
public interface BuildProgress {
    /** What is being done now. */
    void doing(String what);

    /** What has been done. */
    void done(String what);
}

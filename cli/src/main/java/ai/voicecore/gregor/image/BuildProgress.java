package ai.voicecore.gregor.image;

/** Hears how a build goes on. */
public interface BuildProgress {
    void doing(String what);

    void done(String what);
}

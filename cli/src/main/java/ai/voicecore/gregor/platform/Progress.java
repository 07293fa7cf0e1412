package ai.voicecore.gregor.platform;

/** Hears what is being done while it is done. */
public interface Progress {
    /** What has begun, as "installing kafka-4.3.1". It lasts until the next call. */
    void doing(String what);

    /** Something done that stays worth reading. */
    void done(String what);
}

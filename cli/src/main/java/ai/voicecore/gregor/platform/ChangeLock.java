package ai.voicecore.gregor.platform;

/** Keeps two commands from changing one cluster at the same time. */
public interface ChangeLock {

    /**
     * Takes it until it is closed, or this process ends. Throws {@link PlatformFailure} with what holds it.
     *
     * @param lost called from another thread if this process was taken for dead, and somebody else changes the cluster now
     */
    Held take(Holder holder, Progress progress, Runnable lost);

    /** What is held. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}

package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.concurrent.Stop;

/** Keeps two commands from changing one cluster at the same time. */
public interface ChangeLock {

    /**
     * Takes it until it is closed, or this process ends. Throws {@link PlatformFailure} with what holds it.
     *
     * @param stop told from another thread when this process may have been taken for dead, before another command can change the
     *     cluster: changes are suspended until it is certain that the lock is still held, and end when it is not
     */
    Held take(LockHolder holder, Progress progress, Stop stop);

    /** What is held. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}

package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.failure.Failure;

/** A lock that prevents two commands from changing one cluster at the same time. */
public interface ChangeLock {

    /**
     * Takes the lock until it is closed or this process ends. Throws {@link Failure} with the holder.
     *
     * @param stop told from another thread when the lock may be lost, before another command can take it: changes are
     *     suspended until the lock is confirmed, and stopped if it is lost
     */
    Held take(LockHolder holder, Progress progress, Stop stop);

    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}

package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** A lock per runtime and machine for installations. The system releases it when its process ends, so no cleanup is needed. */
final class StoreLock {
    // A file lock belongs to the whole JVM, and a second thread would get an exception, so threads take this lock
    // first.
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private StoreLock() {}

    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Does the work with the lock held; waits for the lock without a limit.
     *
     * @param waiting called once if the lock is not free
     */
    static <T> T during(Path file, Runnable waiting, Work<T> work) throws IOException {
        ReentrantLock threads = THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new ReentrantLock());
        boolean first = threads.tryLock();
        try {
            if (!first) {
                waiting.run();
                threads.lockInterruptibly();
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (channel.tryLock() == null) {
                    if (first) {
                        waiting.run();
                    }
                    channel.lock();
                }
                return work.run();
            }
        } catch (InterruptedException | ClosedByInterruptException | FileLockInterruptionException interrupt) {
            Thread.currentThread().interrupt();
            throw new Failure(
                    FailureKind.INTERRUPTED, "Waiting for " + file + " was interrupted", "Try again.", interrupt);
        } finally {
            if (threads.isHeldByCurrentThread()) {
                threads.unlock();
            }
        }
    }
}

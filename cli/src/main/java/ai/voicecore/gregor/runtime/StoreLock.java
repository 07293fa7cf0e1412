package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.runtime.RuntimeProblem.Kind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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

    private final ReentrantLock threads;
    private final FileChannel channel;

    private StoreLock(ReentrantLock threads, FileChannel channel) {
        this.threads = threads;
        this.channel = channel;
    }

    /**
     * Takes the lock; waits without a limit.
     *
     * @param waiting called once if the lock is not free
     */
    static StoreLock acquire(Path file, Runnable waiting) throws IOException {
        ReentrantLock threads = THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new ReentrantLock());
        boolean waited = !threads.tryLock();
        try {
            if (waited) {
                waiting.run();
                threads.lockInterruptibly();
            }
            return new StoreLock(threads, lockFile(file, waited ? () -> {} : waiting));
        } catch (InterruptedException | ClosedByInterruptException | FileLockInterruptionException interrupt) {
            release(threads);
            Thread.currentThread().interrupt();
            throw new RuntimeProblem(
                    Kind.INTERRUPTED, "Waiting for " + file + " was interrupted", "Try again.", interrupt);
        } catch (IOException | RuntimeException failure) {
            release(threads);
            throw failure;
        }
    }

    private static FileChannel lockFile(Path file, Runnable waiting) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                waiting.run();
                lock = channel.lock();
            }
            return lock.acquiredBy() instanceof FileChannel held ? held : channel;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static void release(ReentrantLock threads) {
        if (threads.isHeldByCurrentThread()) {
            threads.unlock();
        }
    }

    /** Closing the channel releases the file lock. */
    void close() throws IOException {
        try {
            channel.close();
        } finally {
            release(threads);
        }
    }
}

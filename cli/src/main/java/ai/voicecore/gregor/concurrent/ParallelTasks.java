package ai.voicecore.gregor.concurrent;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the same task for many inputs in parallel, in its own threads. The common pool is small, and the JDK's HTTP client
 * needs it. Virtual threads are not used: the poller of their sockets delays the end of the JVM by 0.3 s.
 */
public final class ParallelTasks {
    private ParallelTasks() {}

    /** The results in the order of the inputs. Waits for all of them, then throws the first exception. */
    public static <T, R> List<R> each(List<T> things, Function<T, R> function) {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<R>> futures = things.stream()
                    .map(thing -> threads.submit(() -> function.apply(thing)))
                    .toList();
            return futures.stream().map(ParallelTasks::answer).toList();
        }
    }

    /** Starts a task; the returned supplier waits for its result and throws its exception. */
    public static <R> Supplier<R> begin(Supplier<R> work) {
        FutureTask<R> task = new FutureTask<>(work::get);
        Thread thread = new Thread(task, "gregor begun");
        thread.setDaemon(true);
        thread.start();
        return () -> answer(task);
    }

    private static <R> R answer(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for several answers", e);
        }
    }
}

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
 * Does the same with many things at the same time, in threads of its own: the common pool is small, and the JDK's HTTP client
 * needs it for the answers that others wait for. Not virtual ones: what polls their sockets, blocked in native code, has the JVM
 * wait 0.3 s at its end.
 */
public final class ParallelTasks {
    private ParallelTasks() {}

    /** The answers in the order of the questions. Waits for all of them; then the first failure goes through. */
    public static <T, R> List<R> each(List<T> things, Function<T, R> function) {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<R>> futures = things.stream()
                    .map(thing -> threads.submit(() -> function.apply(thing)))
                    .toList();
            return futures.stream().map(ParallelTasks::answer).toList();
        }
    }

    /** Begins something; the answer is waited for when it is asked for, and a failure goes through then. */
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

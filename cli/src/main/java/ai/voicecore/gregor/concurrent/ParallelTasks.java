package ai.voicecore.gregor.concurrent;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the same task for many inputs in parallel, in its own threads. The common pool is small, and the JDK's HTTP client
 * needs it. Virtual threads are not used: the poller of their sockets delays the end of the JVM by 0.3 s.
 */
public final class ParallelTasks {
    /** As many as are needed at once; daemons, so that none delays the end of the JVM. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("gregor-task-", 0).factory());

    private ParallelTasks() {}

    /** The results in the order of the inputs. Waits for all of them, then throws the first exception. */
    public static <T, R> List<R> each(List<T> things, Function<T, R> function) {
        if (things.size() < 2) {
            return things.stream().map(function).toList();
        }
        List<Callable<R>> tasks = things.stream()
                .<Callable<R>>map(thing -> () -> function.apply(thing))
                .toList();
        try {
            return THREADS.invokeAll(tasks).stream().map(ParallelTasks::answer).toList();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Starts a task; the returned supplier waits for its result and throws its exception. */
    public static <R> Supplier<R> begin(Supplier<R> work) {
        Future<R> task = THREADS.submit(work::get);
        return () -> answer(task);
    }

    /** The result of a task; waits for it, and throws its exception. */
    public static <R> R answer(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * The result of some work, or its exception. Work that takes longer is interrupted.
     *
     * @throws TimeoutException if it takes longer
     */
    public static <R extends @Nullable Object> R answer(Callable<R> work, Duration atMost) throws TimeoutException {
        Future<R> task = THREADS.submit(work);
        try {
            task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            // Its exception is thrown below.
        } catch (InterruptedException e) {
            task.cancel(true);
            throw interrupted(e);
        }
        return answer(task);
    }

    private static Failure interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Failure(FailureKind.INTERRUPTED, "Interrupted while waiting for several answers", "", cause);
    }
}

package ai.voicecore.gregor.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Does the same with many things at the same time, in threads of its own: the common pool is small, and the JDK's HTTP client
 * needs it for the answers that others wait for. Not virtual ones: what polls their sockets, blocked in native code, has the JVM
 * wait 0.3 s at its end.
 */
public final class Together {
    private Together() {}

    /** The answers in the order of the questions. Waits for all of them; then the first failure goes through. */
    public static <T, R> List<R> each(List<T> things, Function<T, R> function) {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<R>> futures = things.stream()
                    .map(thing -> threads.submit(() -> function.apply(thing)))
                    .toList();
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
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

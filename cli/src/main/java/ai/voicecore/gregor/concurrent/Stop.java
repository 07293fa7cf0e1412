package ai.voicecore.gregor.concurrent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a command has to stop: Ctrl-C, SIGTERM and a lost lock say so. It is the clock that the command waits by, so every wait
 * ends, and the guard of everything that changes a cluster, so nothing more begins. Thread-safe.
 */
public final class Stop implements Time {
    private final Time clock;
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private final Deque<Undo> undos = new ConcurrentLinkedDeque<>();
    private volatile @Nullable Stopped stopped;
    private volatile Supplier<Optional<RuntimeException>> suspension = Optional::empty;

    /** Something that has an answer, and may fail. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        /** Does it. */
        T run() throws E;
    }

    private record Undo(Runnable action, CountDownLatch ended) {}

    /** Nothing has to stop yet. */
    public Stop(Time clock) {
        this.clock = clock;
    }

    @Override
    public long nanos() {
        return clock.nanos();
    }

    @Override
    public void pause(Duration length) {
        Thread thread = Thread.currentThread();
        waiting.add(thread);
        try {
            require();
            clock.pause(length);
        } finally {
            waiting.remove(thread);
        }
        require();
    }

    /**
     * Has the command stop, for the first reason that is given. Returns when all that is to be undone at once is undone; called
     * from another thread than the command's.
     */
    public void now(Stopped why) {
        synchronized (this) {
            if (stopped != null) {
                return;
            }
            stopped = why;
        }
        waiting.forEach(LockSupport::unpark);
        for (Undo undo = undos.poll(); undo != null; undo = undos.poll()) {
            undo(undo);
        }
    }

    private static void undo(Undo undo) {
        try {
            undo.action().run();
        } finally {
            undo.ended().countDown();
        }
    }

    /**
     * Has changes begin only while this allows it.
     *
     * @param why asked before each; what is thrown instead, empty if the change may begin
     */
    public void suspendedBy(Supplier<Optional<RuntimeException>> why) {
        suspension = why;
    }

    /** Why the command has to stop; empty if it has not. */
    public Optional<Stopped> why() {
        return Optional.ofNullable(stopped);
    }

    private void require() {
        Stopped why = stopped;
        if (why != null) {
            throw why.again();
        }
    }

    /** Called before anything is changed; throws {@link Stopped}, or why changes are suspended. */
    public void proceed() {
        require();
        suspension.get().ifPresent(why -> {
            throw why;
        });
    }

    /**
     * Does work of which something has to be undone at once when the command stops.
     *
     * @param onStop called from another thread, while the work goes on to its next wait
     * @return what came of the work; throws {@link Stopped} instead if the command was stopped meanwhile
     */
    public <T, E extends Exception> T during(Work<T, E> work, Runnable onStop) throws E {
        Undo undo = new Undo(onStop, new CountDownLatch(1));
        undos.push(undo);
        try {
            require();
            return work.run();
        } finally {
            if (!undos.remove(undo)) {
                awaitUndone(undo);
            }
        }
    }

    private void awaitUndone(Undo undo) {
        try {
            undo.ended().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        require();
    }

    /** The same port, whose methods that are marked as {@link Mutating} begin only while nothing has to stop; also those of ports it gives. */
    public <T> T guard(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (method.isAnnotationPresent(Mutating.class)) {
                        proceed();
                    }
                    return guarded(method, invoke(real, method, arguments));
                }));
    }

    private @Nullable Object guarded(Method method, @Nullable Object answer) {
        Class<?> type = method.getReturnType();
        boolean acts = answer != null
                && type.isInterface()
                && Stream.of(type.getMethods()).anyMatch(own -> own.isAnnotationPresent(Mutating.class));
        return acts ? guard(castable(type), answer) : answer;
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> castable(Class<?> type) {
        return (Class<Object>) type;
    }

    private static @Nullable Object invoke(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

package ai.voicecore.gregor.concurrent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
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
 * Tells whether a command must stop, because of Ctrl-C, SIGTERM or a lost lock. It is the clock of the command's waits, so
 * every wait ends, and it guards all changes, so none starts. Thread-safe.
 */
public final class Stop implements Time {
    /** Whether a type has methods that are marked so. */
    private static final ClassValue<Boolean> MUTATES = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Stream.of(type.getMethods()).anyMatch(own -> own.isAnnotationPresent(Mutating.class));
        }
    };

    private final Time clock;
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private final Deque<Undo> undos = new ConcurrentLinkedDeque<>();
    private volatile @Nullable Stopped stopped;
    private volatile Supplier<Optional<RuntimeException>> suspension = Optional::empty;

    /** Work with a result, which may fail. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    private record Undo(Runnable action, CountDownLatch ended) {}

    /** Starts in the state in which nothing has to stop. */
    public Stop(Time clock) {
        this.clock = clock;
    }

    @Override
    public long nanos() {
        return clock.nanos();
    }

    @Override
    public Instant instant() {
        return clock.instant();
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
     * Tells the command to stop; the first reason counts. Returns when all stop actions are done. Called from another
     * thread than the command's.
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
     * Adds a condition for changes.
     *
     * @param why asked before each change; returns the exception to throw, empty if the change may start
     */
    public void suspendedBy(Supplier<Optional<RuntimeException>> why) {
        suspension = why;
    }

    /** Why the command must stop; empty if it need not. */
    public Optional<Stopped> why() {
        return Optional.ofNullable(stopped);
    }

    private void require() {
        Stopped why = stopped;
        if (why != null) {
            throw why.again();
        }
    }

    /** Call it before each change; throws {@link Stopped}, or the reason why changes are suspended. */
    public void proceed() {
        require();
        suspension.get().ifPresent(why -> {
            throw why;
        });
    }

    /**
     * Runs work with an action for the case that the command stops.
     *
     * @param onStop called from another thread, while the work continues to its next wait
     * @return the result; throws {@link Stopped} instead if the command was stopped
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

    /**
     * A proxy of the port. Its {@link Mutating} methods, and those of ports that it returns, throw after the command was
     * told to stop.
     */
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
        boolean mutates = answer != null && type.isInterface() && MUTATES.get(type);
        return mutates ? guard(castable(type), answer) : answer;
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

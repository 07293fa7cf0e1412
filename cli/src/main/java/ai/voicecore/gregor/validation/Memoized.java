package ai.voicecore.gregor.validation;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is computed once, at its first use, or the exception of that computation. Thread-safe. */
final class Memoized<T> implements Supplier<T> {
    /** Not a monitor: waiting virtual threads would block their carrier until Java 24 (JEP 491). */
    private final ReentrantLock lock = new ReentrantLock();

    private final Supplier<T> source;
    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Memoized(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        lock.lock();
        try {
            if (failure != null) {
                throw failure;
            }
            T known = value;
            if (known == null) {
                known = make();
                value = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private T make() {
        try {
            return source.get();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }
}

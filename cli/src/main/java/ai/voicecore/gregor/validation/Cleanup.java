package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.platform.Progress;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Undo actions, executed in reverse order. It is closed once: at the end of the work, or by an interruption while other
 * threads still create objects. Thread-safe.
 */
public final class Cleanup implements AutoCloseable {
    private final Deque<Undo> undos = new ConcurrentLinkedDeque<>();
    private final List<String> failures;
    /** Read lock while an object is created, write lock while everything is undone. */
    private final ReadWriteLock making = new ReentrantReadWriteLock();

    private boolean closed;

    public Cleanup() {
        this(new CopyOnWriteArrayList<>());
    }

    private Cleanup(List<String> failures) {
        this.failures = failures;
    }

    private record Undo(String what, Runnable action) {}

    /**
     * Registers an undo action for objects that others create.
     *
     * @param what remains if the action fails, as "topic gregor-validate-1"
     */
    public void register(String what, Runnable action) {
        make(what, () -> what, action);
    }

    /**
     * Creates an object and registers its undo action, which also runs if the creation fails. After undoing has begun,
     * nothing is created: {@link AdminFailure}.
     */
    public <T> T make(String what, Supplier<T> maker, Runnable undo) {
        making.readLock().lock();
        try {
            if (closed) {
                throw AdminFailure.refused("interrupted before " + what + " was made");
            }
            undos.push(new Undo(what, undo));
            return maker.get();
        } finally {
            making.readLock().unlock();
        }
    }

    /** A part that can be undone earlier; its failures are reported with the others. */
    public Cleanup part() {
        Cleanup part = new Cleanup(failures);
        register("a part", part::close);
        return part;
    }

    public void perform(String what, Runnable maker, Runnable undo) {
        make(
                what,
                () -> {
                    maker.run();
                    return what;
                },
                undo);
    }

    /** Registers something that may appear after everything was undone. */
    public void possibleLeftover(String what) {
        failures.add(what);
    }

    /** Waits for running creations, then undoes everything; a failure does not stop the other actions. */
    @Override
    public void close() {
        making.writeLock().lock();
        try {
            closed = true;
            while (!undos.isEmpty()) {
                undo(undos.pop());
            }
        } finally {
            making.writeLock().unlock();
        }
    }

    private void undo(Undo undo) {
        try {
            undo.action().run();
        } catch (RuntimeException e) {
            failures.add(undo.what() + " (" + e.getMessage() + ")");
        }
    }

    /** Undoes everything, and reports what could not be undone. */
    public void close(Progress progress) {
        close();
        failures.forEach(left -> progress.done("left behind, remove it by hand: " + left));
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }
}

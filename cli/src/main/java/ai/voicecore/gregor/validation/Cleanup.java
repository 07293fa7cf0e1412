package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.AdminFailure;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * What has to be undone, last things first. Closed once: at the end of the work, or when the command is interrupted while
 * other threads go on making things. Thread-safe.
 */
public final class Cleanup implements AutoCloseable {
    private final Deque<Undo> undos = new ConcurrentLinkedDeque<>();
    private final List<String> failures;
    /** Held for reading while something is made, for writing while all is undone. */
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
     * Remembers something to undo that others make.
     *
     * @param what is left behind if the action fails, as "topic gregor-validate-1"
     */
    public void register(String what, Runnable action) {
        make(what, () -> what, action);
    }

    /**
     * Makes something and remembers to undo it; it is undone too when making it fails halfway. Nothing is made once
     * undoing has begun: {@link AdminFailure}.
     */
    public <T> T make(String what, Supplier<T> maker, Runnable undo) {
        making.readLock().lock();
        try {
            if (closed) {
                throw AdminFailure.refused("interrupted before " + what + " was made", null);
            }
            undos.push(new Undo(what, undo));
            return maker.get();
        } finally {
            making.readLock().unlock();
        }
    }

    /** A part that may be undone by itself before the whole is; its failures are told with the others. */
    public Cleanup part() {
        Cleanup part = new Cleanup(failures);
        register("a part", part::close);
        return part;
    }

    /** As {@link #make}, for what has no answer. */
    public void perform(String what, Runnable maker, Runnable undo) {
        make(
                what,
                () -> {
                    maker.run();
                    return what;
                },
                undo);
    }

    /** Tells of something that may appear after all has been undone. */
    public void possibleLeftover(String what) {
        failures.add(what);
    }

    /** Waits for what is being made, then undoes everything; one failure does not keep the rest from being undone. */
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

    /** What could not be undone. */
    public List<String> failures() {
        return List.copyOf(failures);
    }
}

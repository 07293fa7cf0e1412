package ai.voicecore.gregor.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What has to be undone, last things first. Runs once: at the end of the work, or when the command is interrupted.
 * Thread-safe.
 */
public final class Cleanup implements AutoCloseable {
    private final Deque<Undo> undos = new ArrayDeque<>();
    private final List<String> failures = new ArrayList<>();

    private record Undo(String what, Runnable action) {}

    /**
     * Remembers something to undo.
     *
     * @param what is left behind if the action fails, as "topic gregor-validate-1"
     */
    public synchronized void later(String what, Runnable action) {
        undos.push(new Undo(what, action));
    }

    /** Undoes everything; one failure does not keep the rest from being undone. */
    @Override
    public synchronized void close() {
        while (!undos.isEmpty()) {
            Undo undo = undos.pop();
            try {
                undo.action().run();
            } catch (RuntimeException e) {
                failures.add(undo.what() + " (" + e.getMessage() + ")");
            }
        }
    }

    /** What could not be undone. */
    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }
}

package ai.voicecore.gregor.concurrent;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The clock that waiting goes by. Nothing else reads {@link System#nanoTime} or parks a thread, so a test can set the clock, and
 * a command that is told to stop can end every wait.
 */
public interface Time {
    /** The machine's. */
    Time REAL = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration length) {
            LockSupport.parkNanos(length.toNanos());
        }
    };

    /** Nanoseconds since a moment that is not known; only differences mean something. */
    long nanos();

    /** Lets time pass. May return early, as when the thread is woken up by {@link LockSupport#unpark}. */
    void pause(Duration length);

    /** Milliseconds since the same moment as {@link #nanos}. */
    default long millis() {
        return nanos() / 1_000_000;
    }

    /** The moment, in {@link #nanos}, after so much time from now. */
    default long in(Duration length) {
        return nanos() + length.toNanos();
    }

    /** Whether a moment, in {@link #nanos}, is over. */
    default boolean isPast(long moment) {
        return nanos() - moment > 0;
    }

    /** How long ago a moment, in {@link #nanos}, was; negative if it is still to come. */
    default Duration since(long moment) {
        return Duration.ofNanos(nanos() - moment);
    }
}

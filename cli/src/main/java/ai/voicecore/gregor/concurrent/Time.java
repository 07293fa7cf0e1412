package ai.voicecore.gregor.concurrent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * The clock for waiting. Only this class reads {@link System#nanoTime} and parks threads, so a test can control time, and
 * every wait can be ended when the command must stop.
 */
public interface Time {
    /** The real clock. */
    Time REAL = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant();
        }

        @Override
        public void pause(Duration length) {
            LockSupport.parkNanos(length.toNanos());
        }
    };

    /** Nanoseconds since an arbitrary moment; only differences have a meaning. */
    long nanos();

    /** The time of day; on a clock that is moved by hand, counted from 1970. */
    default Instant instant() {
        return Instant.EPOCH.plusNanos(nanos());
    }

    /** Waits. May return early, for example after {@link LockSupport#unpark}. */
    void pause(Duration length);

    /** Milliseconds since the same moment as {@link #nanos}. */
    default long millis() {
        return nanos() / 1_000_000;
    }

    /** The time in {@link #nanos} after this duration. */
    default long in(Duration length) {
        return nanos() + length.toNanos();
    }

    /** Whether a time in {@link #nanos} is in the past. */
    default boolean isPast(long moment) {
        return nanos() - moment > 0;
    }

    /** Time since a moment in {@link #nanos}; negative if it is in the future. */
    default Duration since(long moment) {
        return Duration.ofNanos(nanos() - moment);
    }
}

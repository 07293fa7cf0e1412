package ai.voicecore.gregor.node.concurrent;

import java.time.Duration;

/** The clock for waiting, so that tests can control it. Only this class sleeps or reads {@link System#nanoTime}. */
public interface Time {
    Time REAL = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            Thread.sleep(length.toMillis());
        }
    };

    /** Nanoseconds since an arbitrary moment; only differences have a meaning. */
    long nanos();

    void pause(Duration length) throws InterruptedException;

    /** Time since a moment in {@link #nanos}. */
    default Duration since(long moment) {
        return Duration.ofNanos(nanos() - moment);
    }
}

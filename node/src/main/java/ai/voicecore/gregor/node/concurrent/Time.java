package ai.voicecore.gregor.node.concurrent;

import java.time.Duration;

/** The clock that waiting goes by, so that a test can set it. Nothing else sleeps or reads {@link System#nanoTime}. */
public interface Time {
    /** The machine's. */
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

    /** Nanoseconds since a moment that is not known; only differences mean something. */
    long nanos();

    /** Lets time pass. */
    void pause(Duration length) throws InterruptedException;

    /** How long ago a moment, in {@link #nanos}, was. */
    default Duration since(long moment) {
        return Duration.ofNanos(nanos() - moment);
    }
}

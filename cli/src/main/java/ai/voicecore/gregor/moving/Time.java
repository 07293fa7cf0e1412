package ai.voicecore.gregor.moving;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The clock that waiting goes by. */
public interface Time {
    /** The real one. */
    Time REAL = new Time() {
        @Override
        public long millis() {
            return System.nanoTime() / 1_000_000;
        }

        @Override
        public void pause(Duration length) {
            LockSupport.parkNanos(length.toNanos());
        }
    };

    /** Milliseconds since any moment. */
    long millis();

    void pause(Duration length);
}

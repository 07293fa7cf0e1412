package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;

/**
 * Measures how long this process itself did not run, because the machine was busy or suspended. Measured gaps may be caused
 * by such a stall (idea: jHiccup).
 */
final class Stalls implements Runnable {
    private static final Duration TICK = Duration.ofMillis(20);

    private final Time time;

    private volatile boolean stopped;
    private volatile long longest;

    Stalls(Time time) {
        this.time = time;
    }

    @Override
    public void run() {
        long before = time.nanos();
        while (!stopped) {
            time.pause(TICK);
            long now = time.nanos();
            longest = Math.max(longest, now - before - TICK.toNanos());
            before = now;
        }
    }

    void begin() {
        longest = 0;
    }

    void stop() {
        stopped = true;
    }

    Duration longest() {
        return Duration.ofNanos(longest);
    }
}

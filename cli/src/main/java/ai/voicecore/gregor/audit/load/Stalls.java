package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;

/**
 * Finds out how long this process itself has not been run, by a busy or halted machine: no gap that is measured can be
 * told from that (the idea is jHiccup's).
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

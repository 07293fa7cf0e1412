package ai.voicecore.gregor.audit.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds out how long this process itself has not been run, by a busy or halted machine: no gap that is measured can be
 * told from that (the idea is jHiccup's).
 */
final class Stalls implements Runnable {
    private static final long TICK = Duration.ofMillis(20).toNanos();

    private volatile boolean stopped;
    private volatile long longest;

    @Override
    public void run() {
        long before = System.nanoTime();
        while (!stopped) {
            LockSupport.parkNanos(TICK);
            long now = System.nanoTime();
            longest = Math.max(longest, now - before - TICK);
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

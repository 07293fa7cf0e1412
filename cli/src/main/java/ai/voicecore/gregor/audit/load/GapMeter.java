package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.Gap;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;

/** Finds the longest time between two marks. Times are of one {@link Time}. Thread-safe. */
final class GapMeter {
    private long begun;
    private long last;
    private long longest;
    private long longestFrom;
    private long marks;
    private boolean running;

    synchronized void begin(long now) {
        begun = now;
        last = now;
        running = true;
    }

    synchronized void mark(long now) {
        marks++;
        if (running) {
            measure(now);
            last = now;
        }
    }

    /** Counts the current silence up to now. */
    synchronized void end(long now) {
        if (running) {
            measure(now);
            running = false;
        }
    }

    private void measure(long now) {
        if (now - last > longest) {
            longest = now - last;
            longestFrom = last;
        }
    }

    /** Time since the last mark. */
    synchronized Duration silence(long now) {
        return running ? Duration.ofNanos(now - last) : Duration.ZERO;
    }

    synchronized boolean isMarked() {
        return marks > 0;
    }

    synchronized long marks() {
        return marks;
    }

    synchronized Gap longest() {
        return longest == 0 ? Gap.NONE : new Gap(Duration.ofNanos(longest), Duration.ofNanos(longestFrom - begun));
    }
}

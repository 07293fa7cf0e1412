package ai.voicecore.gregor.audit.load;

import java.time.Duration;

/** Computes how many records are due. After a pause only the last moment's records are due, to avoid a burst. */
final class Pacer {
    private static final long MAX_NANOS = Duration.ofMillis(100).toNanos();

    private final double perNano;
    private long last;
    private double owed;

    Pacer(double perSecond, long now) {
        this.perNano = perSecond / 1e9;
        this.last = now;
    }

    int due(long now) {
        owed += Math.min(now - last, MAX_NANOS) * perNano;
        last = now;
        int due = (int) owed;
        owed -= due;
        return due;
    }
}

package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;

/** A clock that only pauses move. */
public final class ManualTime implements Time {
    private long nanos;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(Duration length) {
        nanos += length.toNanos();
    }
}

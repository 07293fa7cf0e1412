package ai.voicecore.gregor.audit.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets Ctrl-C end an audit before its time, with what was found until then. */
public final class EarlyStop {
    /** For the last look for every record, and the telling. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final CountDownLatch reported = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile boolean asked;

    /** From here on there is something to be found out. */
    void begin() {
        begun = true;
    }

    boolean isBegun() {
        return begun;
    }

    public boolean isAsked() {
        return asked;
    }

    void reported() {
        reported.countDown();
    }

    /** Returns when all is told; for the JVM's shutdown, which ends the JVM when it returns. */
    void ask() {
        asked = true;
        try {
            boolean ignored = reported.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

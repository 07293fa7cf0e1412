package ai.voicecore.gregor.audit.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets Ctrl-C end an audit early, with a report of the records so far. */
public final class EarlyStop {
    /** Time for the final examination and the report. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final CountDownLatch reported = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile boolean asked;

    /** From now on there are records to report on. */
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

    /** Returns when the report is printed. Called by the JVM's shutdown hook: the JVM ends when it returns. */
    void ask() {
        asked = true;
        try {
            boolean ignored = reported.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

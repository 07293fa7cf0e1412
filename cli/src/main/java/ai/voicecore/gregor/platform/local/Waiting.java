package ai.voicecore.gregor.platform.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, never without a bound. */
final class Waiting {
    private static final long INTERVAL_NANOS = Duration.ofMillis(50).toNanos();

    private Waiting() {}

    static void until(BooleanSupplier condition, Duration atMost, Supplier<? extends RuntimeException> otherwise) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw otherwise.get();
            }
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
    }
}

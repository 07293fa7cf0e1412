package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.admin.AdminFailure;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks again what may be repeated. A broker that has just come back may answer from metadata that it has not read to the end
 * yet, or name a controller that is none any more; Kafka marks such answers as {@link RetriableException}, and its Admin hands
 * some of them on, those about single resources above all.
 */
final class Again {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long INTERVAL_NANOS = Duration.ofMillis(250).toNanos();

    private Again() {}

    /** The answer; throws what the last attempt threw. */
    static <T> T ask(Supplier<T> question) {
        return ask(question, PATIENCE);
    }

    static <T> T ask(Supplier<T> question, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return question.get();
            } catch (AdminFailure e) {
                if (!isPassing(e) || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
    }

    /** One that took all of Admin's time has been asked again by Admin already. */
    private static boolean isPassing(AdminFailure failure) {
        return failure.getCause() instanceof RetriableException && !(failure.getCause() instanceof TimeoutException);
    }
}

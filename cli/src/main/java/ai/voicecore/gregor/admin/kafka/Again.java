package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.admin.AdminFailure;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
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
    /** {@code controller.socket.timeout.ms} is 30 s: so long a broker waits for a controller that hangs before it asks the next one. */
    static final Duration CONTROLLER = Duration.ofSeconds(40);

    private static final long INTERVAL_NANOS = Duration.ofMillis(250).toNanos();

    private Again() {}

    /** The answer; throws what the last attempt threw. */
    static <T> T ask(Supplier<T> question) {
        return ask(question, PATIENCE);
    }

    static <T> T ask(Supplier<T> question, Duration patience) {
        return ask(question, patience, Again::isPassing);
    }

    /** The same for what brokers hand on to the controller, which takes longer than Admin has time when the controller hangs. */
    static <T> T askController(Supplier<T> question) {
        return ask(question, CONTROLLER, failure -> failure.getCause() instanceof RetriableException);
    }

    private static <T> T ask(Supplier<T> question, Duration patience, Predicate<AdminFailure> passing) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return question.get();
            } catch (AdminFailure e) {
                if (!passing.test(e) || System.nanoTime() > deadline) {
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

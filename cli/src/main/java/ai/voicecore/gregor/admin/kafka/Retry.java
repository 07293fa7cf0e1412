package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks again what may be repeated. A broker that has just come back may answer from metadata that it has not read to the end
 * yet, or name a controller that is none any more; Kafka marks such answers as {@link RetriableException}, and its Admin hands
 * some of them on, those about single resources above all.
 */
record Retry(Time time) {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    /** {@code controller.socket.timeout.ms} is 30 s: so long a broker waits for a controller that hangs before it asks the next one. */
    static final Duration CONTROLLER = Duration.ofSeconds(40);

    private static final Duration INTERVAL = Duration.ofMillis(250);

    /** The answer; throws what the last attempt threw. */
    <T> T ask(Supplier<T> question) {
        return ask(question, TIMEOUT, Retry::isTransient);
    }

    /** The same for what brokers hand on to the controller, which takes longer than Admin has time when the controller hangs. */
    <T> T askController(Supplier<T> question) {
        return ask(question, CONTROLLER, Retry::isOfTheMoment);
    }

    private <T> T ask(Supplier<T> question, Duration patience, Predicate<RuntimeException> transientFailure) {
        return new Await(patience, INTERVAL, time).retry(question, transientFailure);
    }

    private static boolean isOfTheMoment(RuntimeException failure) {
        return failure instanceof AdminFailure && failure.getCause() instanceof RetriableException;
    }

    /** One that took all of Admin's time has been asked again by Admin already. */
    private static boolean isTransient(RuntimeException failure) {
        return isOfTheMoment(failure) && !(failure.getCause() instanceof TimeoutException);
    }
}

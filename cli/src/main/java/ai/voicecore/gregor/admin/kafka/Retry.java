package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Retries repeatable requests. A broker that has just started may answer from metadata that it has not fully loaded, or
 * name a former controller. Kafka marks such errors as {@link RetriableException}; Admin passes some of them on, mostly for
 * requests about single resources.
 */
record Retry(Time time) {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    /**
     * {@code controller.socket.timeout.ms} is 30 s: a broker waits that long for a controller that hangs before it tries
     * the next one.
     */
    static final Duration CONTROLLER = Duration.ofSeconds(40);

    private static final Duration INTERVAL = Duration.ofMillis(250);

    /** The answer; throws the exception of the last attempt. */
    <T> T ask(Supplier<T> question) {
        return new Await(TIMEOUT, INTERVAL, time).retry(question, Retry::isTransient);
    }

    /**
     * The same for requests that brokers forward to the controller: they take longer than Admin's timeout while the
     * controller hangs.
     */
    <T> T askController(Supplier<T> question) {
        return new Await(CONTROLLER, INTERVAL, time).retry(question, Retry::isOfTheMoment);
    }

    private static boolean isOfTheMoment(RuntimeException failure) {
        return failure instanceof AdminFailure && failure.getCause() instanceof RetriableException;
    }

    /** A request that used up Admin's whole timeout was retried by Admin already. */
    private static boolean isTransient(RuntimeException failure) {
        return isOfTheMoment(failure) && !(failure.getCause() instanceof TimeoutException);
    }
}

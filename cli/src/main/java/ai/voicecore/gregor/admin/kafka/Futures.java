package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.admin.AdminFailure;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;

/** Waits for the futures of Kafka's clients. */
public final class Futures {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    private Futures() {}

    /** Some Kafka exceptions have no message; then the class name is used. */
    static String words(Throwable cause) {
        String said = cause.getMessage();
        return said == null || said.isBlank() ? cause.getClass().getSimpleName() : said;
    }

    /** Sends a request; its failure is none if it is caused by one of these exceptions: then nothing is left to do. */
    static void unless(Runnable request, Class<?>... done) {
        try {
            request.run();
        } catch (AdminFailure e) {
            if (Stream.of(done).noneMatch(type -> type.isInstance(e.getCause()))) {
                throw e;
            }
        }
    }

    public static <T> T await(String what, Future<T> future) {
        return await(what, future, DEFAULT_TIMEOUT);
    }

    public static <T> T await(String what, Future<T> future, Duration atMost) {
        try {
            return future.get(atMost.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String message = what + ": " + words(cause);
            throw cause instanceof RetriableException
                    ? AdminFailure.unreachable(message, cause)
                    : AdminFailure.refused(message, cause);
        } catch (TimeoutException e) {
            throw AdminFailure.unreachable(what + ": no answer in " + atMost.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AdminFailure.unreachable(what + ": interrupted", e);
        }
    }
}

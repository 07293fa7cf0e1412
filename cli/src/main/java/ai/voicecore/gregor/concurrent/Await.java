package ai.voicecore.gregor.concurrent;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Polls a condition outside this process until it holds, with a time limit. The last poll starts after the time is over, so
 * a change during the last pause is seen.
 *
 * @param atMost time limit
 * @param every pause between two polls
 * @param time the clock
 */
public record Await(Duration atMost, Duration every, Time time) {
    private static final Duration DEFAULT_INTERVAL = Duration.ofMillis(50);

    /** One poll; the result is empty if there is no answer yet. */
    @FunctionalInterface
    public interface Poll<T> {
        /** Polls once; {@code last} says that the time is over. */
        Optional<T> look(boolean last);
    }

    /** Polls 20 times per second on the real clock, for cheap conditions. */
    public static Await atMost(Duration atMost) {
        return new Await(atMost, DEFAULT_INTERVAL, Time.REAL);
    }

    public Await every(Duration pause) {
        return new Await(atMost, pause, time);
    }

    public Await by(Time clock) {
        return new Await(atMost, every, clock);
    }

    /** Whether the condition became true in time. */
    public boolean until(BooleanSupplier condition) {
        return answer(last -> condition.getAsBoolean()
                        ? Optional.of(true)
                        : last ? Optional.of(false) : Optional.<Boolean>empty())
                .orElseThrow();
    }

    /** Returns when the condition is true; throws this exception if that takes too long. */
    public void until(BooleanSupplier condition, Supplier<? extends RuntimeException> otherwise) {
        if (!until(condition)) {
            throw otherwise.get();
        }
    }

    /** The first answer; empty if there was none in time. */
    public <T> Optional<T> answer(Poll<T> question) {
        long deadline = time.in(atMost);
        while (true) {
            boolean last = time.isPast(deadline);
            Optional<T> answer = question.look(last);
            if (last || answer.isPresent()) {
                return answer;
            }
            time.pause(every);
        }
    }

    /** The first answer that matches, or the last one. */
    public <T> T lastSeen(Supplier<T> question, Predicate<T> wished) {
        return answer(last -> Optional.of(question.get()).filter(seen -> last || wished.test(seen)))
                .orElseThrow();
    }

    /**
     * The answer (null if the question returns null). Temporary exceptions are retried until the time is over; other
     * exceptions, and the last one, are thrown.
     */
    public <T extends @Nullable Object> T retry(Supplier<T> question, Predicate<RuntimeException> passing) {
        long deadline = time.in(atMost);
        while (true) {
            try {
                return question.get();
            } catch (RuntimeException e) {
                if (time.isPast(deadline) || !passing.test(e)) {
                    throw e;
                }
            }
            time.pause(every);
        }
    }
}

package ai.voicecore.gregor.concurrent;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A wait for something outside this process: it is looked at again and again, never without a bound. The last look begins after
 * the time is over, so what happened during the last pause counts.
 *
 * @param atMost how long to look again
 * @param every the pause between two looks
 * @param time the clock, and what lets time pass
 */
public record Await(Duration atMost, Duration every, Time time) {
    private static final Duration DEFAULT_INTERVAL = Duration.ofMillis(50);

    /** Asks once; the answer is empty while there is none yet. */
    @FunctionalInterface
    public interface Poll<T> {
        /**
         * Looks once.
         *
         * @param last whether the time is over, so that this is the last look
         */
        Optional<T> look(boolean last);
    }

    /** A wait by the machine's clock with twenty looks a second, for what costs little to look at. */
    public static Await atMost(Duration atMost) {
        return new Await(atMost, DEFAULT_INTERVAL, Time.REAL);
    }

    /** The same with another pause between two looks. */
    public Await every(Duration pause) {
        return new Await(atMost, pause, time);
    }

    /** The same by another clock. */
    public Await by(Time clock) {
        return new Await(atMost, every, clock);
    }

    /** Whether the condition came to hold in time. */
    public boolean until(BooleanSupplier condition) {
        return answer(last -> condition.getAsBoolean()
                        ? Optional.of(true)
                        : last ? Optional.of(false) : Optional.<Boolean>empty())
                .orElseThrow();
    }

    /** Returns when the condition holds; throws this if it does not come to hold in time. */
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

    /** The first answer that is as wished, or the last one. */
    public <T> T lastSeen(Supplier<T> question, Predicate<T> wished) {
        return answer(last -> Optional.of(question.get()).filter(seen -> last || wished.test(seen)))
                .orElseThrow();
    }

    /**
     * The answer, which is null where the question has none; what the question throws is passed on if it does not pass, or when
     * the time is over.
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

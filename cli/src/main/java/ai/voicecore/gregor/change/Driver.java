package ai.voicecore.gregor.change;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Drives a change of a running cluster in rounds until it has ended: observe, decide, act, remember. A part of the cluster
 * that cannot be reached for a moment delays the change: nothing is decided without an answer, and every action can be
 * repeated.
 *
 * @param interval shortest pause between two rounds
 * @param patience timeout without an action
 */
public record Driver(Time time, Progress progress, Duration interval, Duration patience) {
    /** Reading the state of a large cluster costs the brokers time: it takes at most a fifth of the time. */
    private static final long PAUSE_FACTOR = 4;

    /** Reading may also have waited for a server that was silent. */
    private static final Duration MAX_PAUSE = Duration.ofSeconds(15);

    /** The result of one round. */
    public sealed interface Round {
        /** Something was done. */
        record Acted() implements Round {}

        /** Something was found out, which changes the next decision. */
        record Noted() implements Round {}

        /** Nothing can be done yet. */
        record Waiting(String because) implements Round {}

        /** The change has ended. */
        record Ended() implements Round {}
    }

    /**
     * Repeats rounds until one ends the change.
     *
     * @param observe reads the state
     * @param round decides by it, acts, and remembers what was done
     * @param timedOut the failure if nothing could be done for the patience; it takes the reason, without a full stop
     */
    public <S> void run(Supplier<S> observe, Function<S, Round> round, Function<String, Failure> timedOut) {
        long acted = time.nanos();
        while (true) {
            long begun = time.nanos();
            Duration cost = Duration.ZERO;
            Round result;
            try {
                S observed = observe.get();
                cost = time.since(begun);
                result = round.apply(observed);
            } catch (Failure e) {
                if (!e.isUnreachable()) {
                    throw e;
                }
                result = new Round.Waiting(String.valueOf(e.getMessage()));
            }
            switch (result) {
                case Round.Ended ignored -> {
                    return;
                }
                case Round.Waiting(String because) -> {
                    if (time.since(acted).compareTo(patience) > 0) {
                        throw timedOut.apply(Failure.clause(because));
                    }
                    progress.doing("waiting", Failure.clause(because));
                }
                case Round.Acted ignored -> acted = time.nanos();
                case Round.Noted ignored -> acted = time.nanos();
            }
            if (!(result instanceof Round.Noted)) {
                pause(cost);
            }
        }
    }

    private void pause(Duration cost) {
        Duration rest = Collections.min(List.of(cost.multipliedBy(PAUSE_FACTOR), MAX_PAUSE));
        time.pause(Collections.max(List.of(rest, interval)));
    }
}

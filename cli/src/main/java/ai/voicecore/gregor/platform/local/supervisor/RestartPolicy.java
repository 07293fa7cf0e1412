package ai.voicecore.gregor.platform.local.supervisor;

import ai.voicecore.gregor.platform.EndAdvice;
import ai.voicecore.gregor.snapshot.NodePhase;
import java.time.Duration;

/**
 * Decides what to do with one node. Pure: inputs are time and facts, outputs the next state and an action.
 *
 * <p>A node that ends is restarted, first at once and then with a growing back-off up to {@link #MAX_BACKOFF}. A node that
 * refuses its configuration (exit code 2, or an error of Kafka: {@link EndAdvice#isLasting}), or ends {@link #MAX_ATTEMPTS}
 * times in a row before it was ready, has failed and is not restarted. The counters are reset when a node was ready for
 * {@link #STABLE_PERIOD}.
 */
public final class RestartPolicy {
    static final int MAX_ATTEMPTS = 5;
    static final int REFUSED = 2;
    static final Duration FIRST_BACKOFF = Duration.ofMillis(250);
    static final Duration MAX_BACKOFF = Duration.ofSeconds(30);
    static final Duration STABLE_PERIOD = Duration.ofSeconds(60);

    private RestartPolicy() {}

    public enum Action {
        NONE,
        START,
        TERMINATE,
        KILL
    }

    /**
     * The current state of the process.
     *
     * @param exitCode -1 while it runs or if it is not known
     * @param reason why it is not ready, or the last log lines if it has ended
     */
    public record Facts(boolean wanted, boolean alive, int exitCode, boolean ready, String reason, int graceSeconds) {}

    public record Decision(NodeRun run, Action act) {}

    public static Decision decide(NodeRun run, Facts facts, long now) {
        if (!facts.wanted()) {
            return unwanted(run, facts, now);
        }
        if (facts.alive()) {
            return new Decision(facts.ready() ? run.ready(now) : run.notReady(facts.reason()), Action.NONE);
        }
        if (run.pid() != 0) {
            return ended(run, facts, now);
        }
        boolean due = run.phase() != NodePhase.FAILED && run.retryAt() <= now;
        return new Decision(run, due ? Action.START : Action.NONE);
    }

    private static Decision unwanted(NodeRun run, Facts facts, long now) {
        if (!facts.alive()) {
            return new Decision(run.stopped(), Action.NONE);
        }
        if (run.stopAt() == 0) {
            return new Decision(run.stopping(now), Action.TERMINATE);
        }
        boolean patient = now - run.stopAt() < facts.graceSeconds() * 1000L;
        return new Decision(run, patient ? Action.NONE : Action.KILL);
    }

    private static Decision ended(NodeRun run, Facts facts, long now) {
        if (run.stopAt() != 0) {
            // It was told to stop, and is wanted again before it had ended: no failure.
            return new Decision(run.stopped(), Action.NONE);
        }
        return endedByItself(run.ended(now, facts.exitCode(), facts.reason()), facts, now);
    }

    private static Decision endedByItself(NodeRun run, Facts facts, long now) {
        boolean wasReady = run.readyAt() != 0;
        if (facts.exitCode() == REFUSED
                || (!wasReady && EndAdvice.of(facts.reason()).isLasting())) {
            return new Decision(run.failed("refuses to start: " + facts.reason()), Action.NONE);
        }
        int unready = wasReady ? 0 : run.unready() + 1;
        if (unready >= MAX_ATTEMPTS) {
            return new Decision(
                    run.failed("ended " + unready + " times before it was ready: " + facts.reason()), Action.NONE);
        }
        int failures = wasReady && now - run.readyAt() >= STABLE_PERIOD.toMillis() ? 1 : run.failures() + 1;
        String reason =
                "ended" + (facts.exitCode() < 0 ? "" : " with code " + facts.exitCode()) + ": " + facts.reason();
        return new Decision(
                run.restarting(failures, unready, now + backOff(failures).toMillis(), reason), Action.NONE);
    }

    /** FIRST_BACKOFF, doubled for every further failure, up to MAX_BACKOFF. */
    static Duration backOff(int failures) {
        Duration delay = FIRST_BACKOFF.multipliedBy(1L << Math.min(failures - 1, 10));
        return delay.compareTo(MAX_BACKOFF) < 0 ? delay : MAX_BACKOFF;
    }
}

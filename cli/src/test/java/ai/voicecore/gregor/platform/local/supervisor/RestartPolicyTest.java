package ai.voicecore.gregor.platform.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.platform.local.supervisor.RestartPolicy.Action;
import ai.voicecore.gregor.platform.local.supervisor.RestartPolicy.Decision;
import ai.voicecore.gregor.platform.local.supervisor.RestartPolicy.Facts;
import ai.voicecore.gregor.snapshot.NodePhase;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartPolicyTest {
    private static final long NOW = 1_000_000;
    private static final NodeRun NEW = NodeRun.stopped("kafka-0");

    @Test
    void aWantedNodeIsStarted() {
        assertThat(decide(NEW, ended(0), NOW).act()).isEqualTo(Action.START);
    }

    @Test
    void aNodeThatEndsIsStartedAgainWithAGrowingDelay() {
        NodeRun run = NEW;
        long now = NOW;
        for (long delay : new long[] {250, 500, 1000, 2000}) {
            Decision decision = decide(run.running(7, now), ended(1), now);

            assertThat(decision.act()).isEqualTo(Action.NONE);
            assertThat(decision.run().phase()).isEqualTo(NodePhase.RESTARTING);
            assertThat(decision.run().detail()).isEqualTo("ended with code 1: its last words");
            assertThat(decision.run().retryAt()).isEqualTo(now + delay);
            assertThat(decide(decision.run(), ended(1), now + delay - 1).act()).isEqualTo(Action.NONE);
            assertThat(decide(decision.run(), ended(1), now + delay).act()).isEqualTo(Action.START);
            run = decision.run();
            now += delay;
        }
        assertThat(run.restarts()).isEqualTo(4);
    }

    @Test
    void aNodeThatIsNeverReadyHasFailedAfterFiveTries() {
        NodeRun run = NEW;
        for (int i = 0; i < RestartPolicy.MAX_ATTEMPTS; i++) {
            run = decide(run.running(7, NOW), ended(1), NOW).run();
        }

        assertThat(run.phase()).isEqualTo(NodePhase.FAILED);
        assertThat(run.detail()).isEqualTo("ended 5 times before it was ready: its last words");
        assertThat(decide(run, ended(1), Long.MAX_VALUE).act()).isEqualTo(Action.NONE);
    }

    @Test
    void aNodeThatWasReadyDoesNotFailAfterOneFailedStart() {
        NodeRun run = NEW;
        for (int i = 0; i < 10; i++) {
            run = decide(run.running(7, NOW).ready(NOW), ended(137), NOW + 1000).run();
        }

        run = decide(run.running(8, NOW), ended(1), NOW).run();

        assertThat(run.phase()).isEqualTo(NodePhase.RESTARTING);
    }

    @Test
    void aNodeThatRefusesItsConfigurationIsNotStartedAgain() {
        Decision decision = decide(NEW.running(7, NOW), ended(RestartPolicy.REFUSED), NOW);

        assertThat(decision.run().phase()).isEqualTo(NodePhase.FAILED);
        assertThat(decision.run().detail()).isEqualTo("refuses to start: its last words");
        assertThat(decide(decision.run(), ended(2), NOW + 1_000_000).act()).isEqualTo(Action.NONE);
        assertThat(decide(decision.run().withoutFailures(), ended(2), NOW).act())
                .isEqualTo(Action.START);
    }

    @Test
    void aNodeWhoseConfigurationKafkaRefusesIsNotStartedAgain() {
        Facts refused =
                new Facts(true, false, 1, false, "ConfigException: Missing required configuration \"node.id\"", 60);

        Decision decision = decide(NEW.running(7, NOW), refused, NOW);

        assertThat(decision.run().phase()).isEqualTo(NodePhase.FAILED);
        assertThat(decide(NEW.running(7, NOW).ready(NOW), refused, NOW).run().phase())
                .as("it has run with this configuration")
                .isEqualTo(NodePhase.RESTARTING);
    }

    @Test
    void theLastEndIsRememberedAfterARestartAndAfterAStop() {
        NodeRun.LastEnd end = new NodeRun.LastEnd(NOW + 5, 137, "its last words");
        NodeRun run =
                decide(NEW.running(7, NOW).ready(NOW), ended(137), NOW + 5).run();

        assertThat(run.lastEnd()).isEqualTo(end);
        assertThat(run.running(8, NOW + 6).ready(NOW + 7).lastEnd()).isEqualTo(end);
        assertThat(run.running(8, NOW + 6)
                        .ready(NOW + 7)
                        .stopping(NOW + 8)
                        .stopped()
                        .lastEnd())
                .isEqualTo(end);
        assertThat(run.failed("no more").withoutFailures().lastEnd()).isEqualTo(end);
    }

    @Test
    void aNodeThatDoesNotStopInTimeIsKilled() {
        Facts unwanted = new Facts(false, true, -1, false, "stopping", 60);
        NodeRun ready = NEW.running(7, NOW).ready(NOW);

        Decision asked = decide(ready, unwanted, NOW);

        assertThat(asked.act()).isEqualTo(Action.TERMINATE);
        assertThat(decide(asked.run(), unwanted, NOW + 59_999).act()).isEqualTo(Action.NONE);
        assertThat(decide(asked.run(), unwanted, NOW + 60_000).act()).isEqualTo(Action.KILL);
        assertThat(decide(asked.run(), new Facts(false, false, 143, false, "", 60), NOW + 1)
                        .run())
                .isEqualTo(NodeRun.stopped("kafka-0"));
    }

    @Test
    void aStoppedNodeThatIsWantedAgainHasNotFailed() {
        NodeRun stopping = NEW.running(7, NOW).ready(NOW).stopping(NOW + 1);

        Decision decision = decide(stopping, ended(143), NOW + 2);

        assertThat(decision.run().restarts()).isZero();
        assertThat(decide(decision.run(), ended(143), NOW + 2).act()).isEqualTo(Action.START);
    }

    @Test
    void aNodeMayBecomeUnreadyAndReadyAgain() {
        NodeRun run = NEW.running(7, NOW);

        assertThat(decide(run, alive(false), NOW).run().phase()).isEqualTo(NodePhase.STARTING);
        run = decide(run, alive(true), NOW + 10).run();
        assertThat(run.phase()).isEqualTo(NodePhase.READY);
        run = decide(run, alive(false), NOW + 20).run();
        assertThat(run.phase()).isEqualTo(NodePhase.UNREADY);
        assertThat(run.detail()).isEqualTo("its last words");
        run = decide(run, alive(true), NOW + 30).run();
        assertThat(run.phase()).isEqualTo(NodePhase.READY);
        assertThat(run.readyAt()).as("since when it counts as good").isEqualTo(NOW + 10);
    }

    @Test
    void failuresAreForgottenAfterAMinuteOfReadiness() {
        NodeRun run = NEW;
        for (int i = 0; i < 4; i++) {
            run = decide(run.running(7, NOW), ended(1), NOW).run();
        }
        NodeRun good = run.running(8, NOW).ready(NOW);
        long steady = NOW + RestartPolicy.STABLE_PERIOD.toMillis();

        assertThat(decide(good, ended(137), steady - 1).run().retryAt()).isEqualTo(steady - 1 + 4000);
        assertThat(decide(good, ended(137), steady).run().retryAt()).isEqualTo(steady + 250);
    }

    @ParameterizedTest
    @CsvSource({"1, 250", "2, 500", "3, 1000", "7, 16000", "8, 30000", "9, 30000", "1000000, 30000"})
    void theDelayDoublesUpToHalfAMinute(int failures, long millis) {
        assertThat(RestartPolicy.backOff(failures)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void noRandomHistoryBreaksTheRules() {
        for (int i = 0; i < 5_000; i++) {
            long seed = new Random().nextLong();
            try {
                new NodeHistory(new Random(seed)).run(150);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("history with seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static Decision decide(NodeRun run, Facts facts, long now) {
        return RestartPolicy.decide(run, facts, now);
    }

    private static Facts ended(int code) {
        return new Facts(true, false, code, false, "its last words", 60);
    }

    private static Facts alive(boolean ready) {
        return new Facts(true, true, -1, ready, ready ? "" : "its last words", 60);
    }
}

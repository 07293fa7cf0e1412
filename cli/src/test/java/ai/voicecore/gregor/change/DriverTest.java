package ai.voicecore.gregor.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.change.Driver.Round;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DriverTest {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ManualTime time = new ManualTime();
    private final Deque<Supplier<Round>> rounds = new ArrayDeque<>();

    @Test
    void anActionRestartsTheTimeoutAndAWaitDoesNot() {
        waits(9);
        rounds.add(Round.Acted::new);
        waits(9);
        rounds.add(Round.Ended::new);

        drive(Duration.ZERO);

        assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(19).toNanos());
    }

    @Test
    void withoutAnActionTheChangeEndsWithTheReason() {
        waits(20);

        assertThatThrownBy(() -> drive(Duration.ZERO)).hasMessage("No step for 10 s: kafka-1 is not back.");
    }

    @Test
    void aNotedFactIsFollowedByTheNextDecisionAtOnce() {
        rounds.add(Round.Noted::new);
        rounds.add(Round.Ended::new);

        drive(Duration.ZERO);

        assertThat(time.nanos()).isZero();
    }

    @Test
    void aClusterThatTakesLongToReadIsReadLessOften() {
        waits(1);
        rounds.add(Round.Ended::new);

        drive(Duration.ofSeconds(3));

        assertThat(time.nanos())
                .as("3 s, a pause of 12 s, 3 s")
                .isEqualTo(Duration.ofSeconds(18).toNanos());
    }

    /** A server that was silent for a minute must not delay the change for four minutes more. */
    @Test
    void oneSlowAnswerDelaysTheChangeForSecondsOnly() {
        waits(1);
        rounds.add(Round.Ended::new);

        drive(Duration.ofSeconds(5));

        assertThat(time.nanos())
                .as("5 s, a pause of 15 s, 5 s")
                .isEqualTo(Duration.ofSeconds(25).toNanos());
    }

    @Test
    void anUnreachableServiceDelaysTheChange() {
        rounds.add(() -> {
            throw Failure.unreachable("The API server does not answer.", "");
        });
        rounds.add(Round.Ended::new);

        drive(Duration.ZERO);

        assertThat(time.nanos()).isEqualTo(INTERVAL.toNanos());
    }

    @Test
    void anotherFailureEndsTheChange() {
        rounds.add(() -> {
            throw new Failure("kafka-1 has no disk.", "");
        });

        assertThatThrownBy(() -> drive(Duration.ZERO)).hasMessage("kafka-1 has no disk.");
    }

    private void waits(int times) {
        for (int i = 0; i < times; i++) {
            rounds.add(() -> new Round.Waiting("kafka-1 is not back."));
        }
    }

    private void drive(Duration reading) {
        new Driver(time, Progress.SILENT, INTERVAL, PATIENCE)
                .run(
                        () -> {
                            time.pause(reading);
                            return rounds.remove();
                        },
                        Supplier::get,
                        because -> new Failure("No step for 10 s: " + because + ".", ""));
    }
}

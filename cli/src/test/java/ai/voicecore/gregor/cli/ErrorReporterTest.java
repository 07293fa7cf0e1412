package ai.voicecore.gregor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Terminal;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorReporterTest {
    private final Terminal terminal = new Terminal();

    @Test
    void everyProblemOfASpecIsReported() {
        assertThat(report(new InvalidSpec(List.of(
                        new Problem("brokers", "cluster.yaml:3", "is 0, which is out of range.", "Give a number."),
                        Problem.of("", "port 9092 is held by process 7 (java).", "End that process.")))))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).isEqualTo("""
                error: cluster.yaml:3: brokers: is 0, which is out of range. Give a number.
                error: port 9092 is held by process 7 (java). End that process.
                2 problems; nothing was changed.
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, USAGE",
        "NOT_FOUND, USAGE",
        "UNREACHABLE, UNREACHABLE",
        "TIMED_OUT, TIMED_OUT",
        "FAILED, FAILED",
        "INTERRUPTED, INTERRUPTED"
    })
    void everyKindOfFailureHasItsExitCode(FailureKind kind, ExitCode expected) {
        assertThat(report(new Failure(kind, "kafka-4.3.1 cannot be had", "Do this.")))
                .isEqualTo(expected);
        assertThat(terminal.err()).isEqualTo("error: kafka-4.3.1 cannot be had.\n       Do this.\n");
    }

    @Test
    void aFailureHasASentenceAndARemedy() {
        assertThat(report(new Failure("kafka-0 refuses to start.", "Mend it."))).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.err()).isEqualTo("error: kafka-0 refuses to start.\n       Mend it.\n");
    }

    @Test
    void aFailureWithoutARemedyHasOneLine() {
        assertThat(report(Failure.refused("events.jsonl:2: not JSON", ""))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).isEqualTo("error: events.jsonl:2: not JSON.\n");
    }

    @Test
    void aTimeoutHasItsExitCode() {
        assertThat(report(Failure.timedOut("Not ready after 120 s: kafka-0.", "See gregor status.")))
                .isEqualTo(ExitCode.TIMED_OUT);
        assertThat(terminal.err()).isEqualTo("error: Not ready after 120 s: kafka-0.\n       See gregor status.\n");
    }

    @Test
    void aRefusingServiceAndAnUnreachableOneHaveDifferentExitCodes() {
        assertThat(report(AdminFailure.refused("creating topic calls: not authorised")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(report(AdminFailure.unreachable("no answer in 30 s"))).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(terminal.err()).isEqualTo("""
                error: creating topic calls: not authorised.
                       See what runs with: gregor status
                error: no answer in 30 s.
                       See what runs with: gregor status
                """);
    }

    /**
     * Problems of the environment are no defects of Gregor: a full disk, a file of another user, brokers that
     * disconnect.
     */
    static List<Arguments> problemsOfTheEnvironmentAreNoDefects() {
        return List.of(
                Arguments.of(
                        new UncheckedIOException(new IOException("No space left on device")),
                        ExitCode.FAILED,
                        "Reading or writing failed: No space left on device."),
                Arguments.of(
                        new NoSuchFileException("/x"), ExitCode.FAILED, "Reading or writing failed: /x is not there."),
                Arguments.of(
                        new TimeoutException("no answer"),
                        ExitCode.UNREACHABLE,
                        "The brokers do not answer: no answer."),
                Arguments.of(
                        new KafkaException("the producer is fenced"),
                        ExitCode.FAILED,
                        "A Kafka client has failed: the producer is fenced."));
    }

    @ParameterizedTest
    @MethodSource
    void problemsOfTheEnvironmentAreNoDefects(Exception failure, ExitCode code, String sentence) {
        assertThat(report(failure)).isEqualTo(code);
        assertThat(terminal.err())
                .startsWith("error: " + sentence + "\n       ")
                .doesNotContain("defect");
    }

    @Test
    void aDefectIsReportedWithDetailsForDevelopers() {
        assertThat(report(new IllegalStateException("cannot be"))).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.err())
                .startsWith("error: this is a defect of Gregor: java.lang.IllegalStateException: cannot be\n"
                        + "       Please report it with the lines below.\n         at "
                        + ErrorReporterTest.class.getName());
    }

    @ParameterizedTest
    @CsvSource({"0, DONE", "1, FAILED", "2, USAGE", "3, FINDINGS", "4, UNREACHABLE", "5, TIMED_OUT", "130, INTERRUPTED"
    })
    void theNumbersOfExitCodesAreFixed(int number, ExitCode code) {
        assertThat(code.number()).isEqualTo(number);
        assertThat(ExitCode.of(number)).isEqualTo(code);
    }

    @Test
    void anUnknownNumberIsAFailure() {
        assertThat(ExitCode.of(77)).isEqualTo(ExitCode.FAILED);
    }

    private ExitCode report(Throwable failure) {
        return new ErrorReporter(terminal.plain()).report(failure);
    }
}

package ai.voicecore.gregor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Terminal;
import ai.voicecore.gregor.cluster.TimedOut;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.runtime.RuntimeProblem;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorReporterTest {
    private final Terminal terminal = new Terminal();

    @Test
    void everyProblemOfASpecIsTold() {
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
        "BAD_NAME, USAGE",
        "UNSUPPORTED, USAGE",
        "NOT_FOUND, USAGE",
        "NO_JDK, USAGE",
        "NO_SPACE, USAGE",
        "UNWRITABLE, USAGE",
        "UNREACHABLE, UNREACHABLE",
        "CORRUPT, FAILED",
        "INTERRUPTED, INTERRUPTED"
    })
    void aRuntimeThatCannotBeHadHasItsCode(RuntimeProblem.Kind kind, ExitCode expected) {
        assertThat(report(new RuntimeProblem(kind, "kafka-4.3.1 cannot be had", "Do this.")))
                .isEqualTo(expected);
        assertThat(terminal.err()).isEqualTo("error: kafka-4.3.1 cannot be had.\n       Do this.\n");
    }

    @Test
    void aPlatformsFailure() {
        assertThat(report(new PlatformFailure("kafka-0 refuses to start.", "Mend it.")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(terminal.err()).isEqualTo("error: kafka-0 refuses to start.\n       Mend it.\n");
    }

    @Test
    void oneThatSaysAllInItsSentenceHasNoSecondLine() {
        assertThat(report(PlatformFailure.refused("events.jsonl:2: not JSON", "")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).isEqualTo("error: events.jsonl:2: not JSON.\n");
    }

    @Test
    void whatTookTooLong() {
        assertThat(report(new TimedOut("Not ready after 120 s: kafka-0.", "See gregor status.")))
                .isEqualTo(ExitCode.TIMED_OUT);
        assertThat(terminal.err()).isEqualTo("error: Not ready after 120 s: kafka-0.\n       See gregor status.\n");
    }

    @Test
    void aServiceThatRefusesAndOneThatDoesNotAnswer() {
        assertThat(report(AdminFailure.refused("creating topic calls: not authorised", null)))
                .isEqualTo(ExitCode.FAILED);
        assertThat(report(AdminFailure.unreachable("no answer in 30 s", null))).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(terminal.err()).isEqualTo("""
                error: creating topic calls: not authorised.
                       See what runs with: gregor status
                error: no answer in 30 s.
                       See what runs with: gregor status
                """);
    }

    @Test
    void aDefectIsToldWithWhatItsDevelopersNeed() {
        assertThat(report(new IllegalStateException("cannot be"))).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.err())
                .startsWith("error: this is a defect of Gregor: java.lang.IllegalStateException: cannot be\n"
                        + "       Please report it with the lines below.\n         at "
                        + ErrorReporterTest.class.getName());
    }

    @ParameterizedTest
    @CsvSource({"0, DONE", "1, FAILED", "2, USAGE", "3, FINDINGS", "4, UNREACHABLE", "5, TIMED_OUT", "130, INTERRUPTED"
    })
    void theNumbersArePartOfTheInterface(int number, ExitCode code) {
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

package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.validation.ValidationReport;

/** The output of a validation. */
public final class ValidationAnswer {
    private ValidationAnswer() {}

    /** Prints the report and returns the exit code. */
    public static ExitCode print(ValidationReport report, ReportFormat format, Console console) {
        console.answer(format.of(
                () -> ValidationText.of(report, console),
                () -> ValidationJson.of(report),
                () -> ValidationJUnit.of(report)));
        return report.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}

package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.validation.ValidationReport;

/** The answer of a command that validates. */
public final class ValidationAnswer {
    private ValidationAnswer() {}

    /** Tells what came of it, and says what the command's exit code is. */
    public static ExitCode print(ValidationReport report, ReportFormat format, Console console) {
        console.answer(format.of(
                () -> ValidationText.of(report, console),
                () -> ValidationJson.of(report),
                () -> ValidationJUnit.of(report)));
        return report.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}

package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.check.Checks.LeftOut;
import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.validation.ValidationReport;
import ai.voicecore.gregor.validation.ValidationReport.CheckResult;
import java.util.Locale;
import java.util.stream.Stream;

/** A validation report as text. */
public final class ValidationText {
    private ValidationText() {}

    public static String of(ValidationReport report, Console console) {
        StringBuilder text = new StringBuilder();
        int width = Stream.concat(
                        report.results().stream().map(CheckResult::id),
                        report.leftOut().stream().map(LeftOut::id))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        for (CheckResult result : report.results()) {
            String mark = result.holds() ? console.good("ok  ") : console.bad("FAIL");
            text.append(mark)
                    .append("  ")
                    .append(result.id())
                    .append(" ".repeat(width - result.id().length() + 2))
                    .append(result.evidence())
                    .append('\n');
            for (Finding finding : result.findings()) {
                text.append("      ").append(finding.sentence()).append('\n');
                text.append("      → ").append(console.text(finding.remedy())).append('\n');
            }
        }
        report.leftOut()
                .forEach(left -> text.append("-     ")
                        .append(left.id())
                        .append(" ".repeat(width - left.id().length() + 2))
                        .append("not run: ")
                        .append(left.reason())
                        .append('\n'));
        report.leftBehind()
                .forEach(left -> text.append("left behind, remove it by hand: ")
                        .append(left)
                        .append('\n'));
        text.append(String.format(
                Locale.ROOT,
                "%s: %d of %d checks hold%s (%.1f s)",
                report.cluster(),
                report.results().size() - report.broken(),
                report.results().size(),
                report.leftOut().isEmpty() ? "" : ", " + report.leftOut().size() + " not run",
                report.took().toMillis() / 1000.0));
        return text.toString();
    }
}

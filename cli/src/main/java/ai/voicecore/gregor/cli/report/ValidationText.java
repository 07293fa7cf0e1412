package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.validation.CheckResult;
import ai.voicecore.gregor.validation.ValidationReport;
import java.util.Locale;

/** A validation report as text. */
public final class ValidationText {
    private ValidationText() {}

    public static String of(ValidationReport report, Console console) {
        StringBuilder text = new StringBuilder();
        int width = report.results().stream()
                .mapToInt(result -> result.id().length())
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
                text.append("      → ").append(finding.remedy()).append('\n');
            }
        }
        report.leftBehind()
                .forEach(left -> text.append("left behind, remove it by hand: ")
                        .append(left)
                        .append('\n'));
        text.append(String.format(
                Locale.ROOT,
                "%s: %d of %d checks hold (%.1f s)",
                report.cluster(),
                report.results().size() - report.broken(),
                report.results().size(),
                report.took().toMillis() / 1000.0));
        return text.toString();
    }
}

package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.check.Checks.LeftOut;
import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.cli.report.JUnitXml.Case;
import ai.voicecore.gregor.cli.report.JUnitXml.Failure;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.validation.ValidationReport;
import ai.voicecore.gregor.validation.ValidationReport.CheckResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A validation report in each format. */
public record ValidationOutput(ValidationReport report) implements Report {
    private static final String LEFT_BEHIND = "left behind, remove it by hand: ";

    @Override
    public boolean holds() {
        return report.holds();
    }

    @Override
    public String text(Console console) {
        int width = Stream.concat(
                        report.results().stream().map(CheckResult::id),
                        report.leftOut().stream().map(LeftOut::id))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (CheckResult result : report.results()) {
            String mark = result.holds() ? console.good("ok  ") : console.bad("FAIL");
            lines.add(line(mark, result.id(), width, result.evidence()));
            for (Finding finding : result.findings()) {
                lines.add("      " + finding.sentence());
                lines.add("      → " + console.text(finding.remedy()));
            }
        }
        report.leftOut().forEach(left -> lines.add(line("-   ", left.id(), width, "not run: " + left.reason())));
        report.leftBehind().forEach(left -> lines.add(LEFT_BEHIND + left));
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d of %d checks hold%s (%.1f s)",
                report.cluster(),
                report.results().size() - report.broken(),
                report.results().size(),
                report.leftOut().isEmpty() ? "" : ", " + report.leftOut().size() + " not run",
                seconds(report.took())));
        return String.join("\n", lines);
    }

    private static String line(String mark, String id, int width, String words) {
        return mark + "  " + id + " ".repeat(width - id.length() + 2) + words;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    @Override
    public Object tree(ClusterOptions named) {
        return Data.tree(
                "cluster", report.cluster(),
                "holds", report.holds(),
                "seconds", seconds(report.took()),
                "checks",
                        report.results().stream()
                                .map(result -> tree(result, named))
                                .toList(),
                "leftOut", report.leftOut(),
                "leftBehind", report.leftBehind());
    }

    private static Object tree(CheckResult result, ClusterOptions named) {
        List<?> findings = result.findings().stream()
                .map(found -> Data.tree(
                        "sentence", found.sentence(), "remedy", found.remedy().text(named)))
                .toList();
        return Data.tree(
                "id", result.id(),
                "title", result.title(),
                "holds", result.holds(),
                "evidence", result.evidence(),
                "seconds", seconds(result.took()),
                "findings", findings);
    }

    @Override
    public JUnitXml junit(ClusterOptions named) {
        List<Case> cases = new ArrayList<>();
        report.results().forEach(result -> cases.add(junit(result, named)));
        report.leftOut().forEach(left -> cases.add(Case.skipped(left.id(), left.reason())));
        if (!report.leftBehind().isEmpty()) {
            // Everything that gives the exit code for findings must also be a failure in JUnit XML.
            String left = LEFT_BEHIND + String.join(", ", report.leftBehind());
            cases.add(new Case("cleanup", Duration.ZERO, Optional.of(new Failure(left, left)), ""));
        }
        return new JUnitXml("gregor validate " + report.cluster(), "gregor.validate", report.took(), cases);
    }

    private static Case junit(CheckResult result, ClusterOptions named) {
        String all = result.findings().stream()
                .map(finding -> finding.sentence() + " " + finding.remedy().text(named))
                .collect(Collectors.joining("\n"));
        Optional<Failure> failure =
                result.findings().stream().findFirst().map(first -> new Failure(first.sentence(), all));
        return new Case(result.id(), result.took(), failure, result.evidence());
    }
}

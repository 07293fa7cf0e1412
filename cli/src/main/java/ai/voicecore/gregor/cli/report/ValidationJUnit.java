package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.cli.report.JUnitXml.Case;
import ai.voicecore.gregor.cli.report.JUnitXml.Failure;
import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.validation.ValidationReport;
import ai.voicecore.gregor.validation.ValidationReport.CheckResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A validation report as JUnit XML. */
final class ValidationJUnit {
    private ValidationJUnit() {}

    static String of(ValidationReport report, ClusterOptions cluster) {
        return JUnitXml.of(
                "gregor validate " + report.cluster(), "gregor.validate", report.took(), cases(report, cluster));
    }

    static List<Case> cases(ValidationReport report, ClusterOptions cluster) {
        List<Case> cases = new ArrayList<>();
        report.results().forEach(result -> cases.add(of(result, cluster)));
        report.leftOut().forEach(left -> cases.add(Case.skipped(left.id(), left.reason())));
        if (!report.leftBehind().isEmpty()) {
            // Everything that gives the exit code for findings must also be a failure in JUnit XML.
            String left = "left behind, remove it by hand: " + String.join(", ", report.leftBehind());
            cases.add(new Case("cleanup", Duration.ZERO, Optional.of(new Failure(left, left)), ""));
        }
        return cases;
    }

    private static Case of(CheckResult result, ClusterOptions cluster) {
        Optional<Failure> failure = result.findings().stream()
                .findFirst()
                .map(first -> new Failure(
                        first.sentence(),
                        result.findings().stream()
                                .map(finding -> finding.sentence() + " "
                                        + finding.remedy().text(cluster))
                                .collect(Collectors.joining("\n"))));
        return new Case(result.id(), result.took(), failure, result.evidence());
    }
}

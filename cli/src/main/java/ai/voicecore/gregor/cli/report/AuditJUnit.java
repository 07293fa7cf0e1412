package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.audit.LaneReport;
import ai.voicecore.gregor.cli.report.JUnitXml.Case;
import ai.voicecore.gregor.cli.report.JUnitXml.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An audit report as JUnit XML: one test case for each lane, and one for the completeness of the examination. */
public final class AuditJUnit {
    private AuditJUnit() {}

    public static String of(AuditReport report) {
        return JUnitXml.of("gregor audit " + report.cluster(), "gregor.audit", report.took(), cases(report));
    }

    static List<Case> cases(AuditReport report) {
        List<Case> cases = new ArrayList<>();
        report.lanes().forEach(lane -> cases.add(of(report, lane)));
        cases.add(complete("proven", report.unproven()));
        cases.add(complete("cleanup", report.leftBehind()));
        return cases;
    }

    private static Case of(AuditReport report, LaneReport lane) {
        String counts = AuditText.counts(lane);
        String examples = report.examples().stream()
                .filter(anomaly -> anomaly.lane() == lane.lane())
                .map(anomaly -> anomaly.kind().word() + ": " + anomaly.detail())
                .collect(Collectors.joining("\n"));
        Optional<Failure> failure = counts.isEmpty() ? Optional.empty() : Optional.of(new Failure(counts, examples));
        String seen = lane.acknowledged() + " of " + lane.attempted() + " acknowledged, " + lane.read()
                + " read; longest without an acknowledgement "
                + AuditText.millis(lane.withoutAcknowledgement().length());
        return new Case(lane.lane().word(), report.lasted(), failure, seen);
    }

    private static Case complete(String name, List<String> wrong) {
        String text = String.join("\n", wrong);
        Optional<Failure> failure =
                wrong.isEmpty() ? Optional.empty() : Optional.of(new Failure(wrong.getFirst(), text));
        return new Case(name, Duration.ZERO, failure, "");
    }
}

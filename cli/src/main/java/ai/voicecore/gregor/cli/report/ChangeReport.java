package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.cli.report.JUnitXml.Case;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.validation.ValidationReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Result of a change of a running cluster.
 *
 * @param done what was done, one sentence each
 * @param took duration of the change alone, without checks and examination
 * @param audit verdict of the load; empty without an audit
 * @param validation the checks after it; empty if they were not run
 */
public record ChangeReport(
        String cluster,
        List<String> done,
        Duration took,
        Optional<AuditReport> audit,
        Optional<ValidationReport> validation) {

    boolean holds() {
        return audit.map(AuditReport::holds).orElse(true)
                && validation.map(ValidationReport::holds).orElse(true);
    }

    /** Prints the report and returns the exit code. */
    public ExitCode print(ReportFormat format, Console console) {
        console.answer(format.of(() -> text(console), this::tree, this::junit));
        return holds() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private String text(Console console) {
        List<String> parts = new ArrayList<>();
        validation.ifPresent(report -> parts.add(ValidationText.of(report, console)));
        audit.ifPresent(report -> parts.add(AuditText.of(report, console)));
        parts.addAll(done);
        return String.join("\n", parts);
    }

    private Object tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("cluster", cluster);
        tree.put("holds", holds());
        tree.put("done", done);
        tree.put("tookMillis", took.toMillis());
        tree.put("audit", audit.map(AuditJson::of).orElse(null));
        tree.put("validation", validation.map(ValidationJson::of).orElse(null));
        return tree;
    }

    private String junit() {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("change", took, Optional.empty(), String.join("\n", done)));
        audit.ifPresent(report -> cases.addAll(AuditJUnit.cases(report)));
        validation.ifPresent(report -> cases.addAll(ValidationJUnit.cases(report)));
        return JUnitXml.of("gregor change of " + cluster, "gregor.change", took, cases);
    }
}

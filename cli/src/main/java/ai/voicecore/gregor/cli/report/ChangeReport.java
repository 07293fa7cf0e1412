package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.cli.report.JUnitXml.Case;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.validation.ValidationReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        Optional<ValidationReport> validation)
        implements Report {

    /** The same change with what was done, and the checks after it. */
    public ChangeReport with(List<String> sentences, Optional<ValidationReport> checks) {
        return new ChangeReport(cluster, sentences, took, audit, checks);
    }

    @Override
    public boolean holds() {
        return audit.map(AuditReport::holds).orElse(true)
                && validation.map(ValidationReport::holds).orElse(true);
    }

    @Override
    public String text(Console console) {
        List<String> parts = new ArrayList<>();
        validation.ifPresent(report -> parts.add(new ValidationOutput(report).text(console)));
        audit.ifPresent(report -> parts.add(new AuditOutput(report).text(console)));
        parts.addAll(done);
        return String.join("\n", parts);
    }

    @Override
    public Object tree(ClusterOptions named) {
        return Data.tree(
                "cluster", cluster,
                "holds", holds(),
                "done", done,
                "tookMillis", took.toMillis(),
                "audit", audit.map(report -> new AuditOutput(report).tree(named)),
                "validation", validation.map(report -> new ValidationOutput(report).tree(named)));
    }

    @Override
    public JUnitXml junit(ClusterOptions named) {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("change", took, Optional.empty(), String.join("\n", done)));
        audit.ifPresent(
                report -> cases.addAll(new AuditOutput(report).junit(named).cases()));
        validation.ifPresent(
                report -> cases.addAll(new ValidationOutput(report).junit(named).cases()));
        return new JUnitXml("gregor change of " + cluster, "gregor.change", took, cases);
    }
}

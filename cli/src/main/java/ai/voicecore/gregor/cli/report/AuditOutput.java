package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.audit.AuditReport.Transactions;
import ai.voicecore.gregor.audit.Gap;
import ai.voicecore.gregor.audit.LaneReport;
import ai.voicecore.gregor.audit.LaneReport.PartitionReport;
import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.verdict.Anomalies.Anomaly;
import ai.voicecore.gregor.audit.verdict.AnomalyKind;
import ai.voicecore.gregor.cli.report.JUnitXml.Case;
import ai.voicecore.gregor.cli.report.JUnitXml.Failure;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.Durations;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.failure.ClusterOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An audit report in each format; times are in milliseconds in JSON. */
public record AuditOutput(AuditReport report) implements Report {
    @Override
    public boolean holds() {
        return report.holds();
    }

    @Override
    public String text(Console console) {
        List<String> lines = new ArrayList<>();
        lines.add(lanes() + "\n");
        lines.add(partitions() + "\n");
        report.lanes().stream()
                .filter(lane -> !lane.doubts().isEmpty())
                .forEach(lane -> lines.add(lane.lane().word() + ": unknown after " + unknownAnswers(lane)));
        report.lanes()
                .forEach(lane -> lane.anomalies()
                        .forEach((kind, count) -> lines.add(
                                console.bad("FAIL") + "  " + lane.lane().word() + ": " + count + " " + kind.word())));
        report.examples()
                .forEach(anomaly -> lines.add("      " + anomaly.kind().word() + ", "
                        + anomaly.lane().word() + (anomaly.partition() < 0 ? "" : " partition " + anomaly.partition())
                        + ": " + anomaly.detail()));
        report.unproven().forEach(what -> lines.add(console.bad("FAIL") + "  not proven: " + what));
        report.leftBehind().forEach(what -> lines.add("left behind, remove it by hand: " + what));
        report.ledger()
                .ifPresent(ledger -> lines.add("what was sent and read, and what the clients logged: " + ledger));
        lines.add(transactions(report.transactions()));
        lines.add(summary(console));
        return String.join("\n", lines);
    }

    private Table lanes() {
        Table table = new Table(
                "LANE",
                "SENT",
                "ACKNOWLEDGED",
                "REFUSED",
                "UNKNOWN",
                "READ",
                "TWICE, ALLOWED",
                "ANOMALIES",
                "MEDIAN",
                "P99",
                "MAX");
        for (LaneReport lane : report.lanes()) {
            table.row(
                    lane.lane().word(),
                    lane.attempted(),
                    lane.acknowledged(),
                    lane.failed(),
                    lane.unknown(),
                    lane.read(),
                    lane.lane().mayDuplicate() ? lane.tolerated() : "-",
                    lane.anomalies().values().stream()
                            .mapToLong(Long::longValue)
                            .sum(),
                    millis(lane.latency().median()),
                    millis(lane.latency().p99()),
                    millis(lane.latency().max()));
        }
        return table;
    }

    private Table partitions() {
        Table table = new Table("LONGEST TIME WITHOUT", "ACKNOWLEDGEMENT", "COMMITTED READ", "UNCOMMITTED READ");
        report.lanes()
                .forEach(lane -> lane.partitions()
                        .forEach(partition -> table.row(
                                lane.lane().word() + " " + partition.partition(),
                                gap(partition.withoutAcknowledgement()),
                                gap(partition.withoutRead(Isolation.READ_COMMITTED)),
                                gap(partition.withoutRead(Isolation.READ_UNCOMMITTED)))));
        return table;
    }

    private static String gap(Gap gap) {
        return millis(gap.length()) + " at " + Durations.seconds(gap.at());
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", inMillis(time));
    }

    private static String transactions(Transactions transactions) {
        return transactions.committed() + " transactions committed, " + transactions.aborted() + " aborted, "
                + transactions.unknown() + " unknown; " + transactions.hung() + " clients hung and "
                + transactions.replaced() + " broke, and were replaced";
    }

    private String summary(Console console) {
        String verdict = report.holds()
                ? console.good("nothing lost, duplicated, out of order, aborted but read, torn or rewritten")
                : console.bad(report.anomalies() + " anomalies")
                        + (report.unproven().isEmpty() ? "" : ", and not everything is proven");
        String stall = report.longestStall().toMillis() < 50
                ? ""
                : "; the audit itself was paused for up to " + millis(report.longestStall());
        return report.cluster() + ": " + report.acknowledged() + " records acknowledged in "
                + Durations.seconds(report.lasted()) + ", at most "
                + millis(report.withoutAcknowledgement().length())
                + " without an acknowledgement: " + verdict + stall;
    }

    private static String unknownAnswers(LaneReport lane) {
        return lane.doubts().entrySet().stream()
                .map(doubt -> doubt.getValue() + " " + doubt.getKey())
                .collect(Collectors.joining(", "));
    }

    @Override
    public Object tree(ClusterOptions named) {
        return Data.tree(
                "cluster", report.cluster(),
                "run", report.run(),
                "holds", report.holds(),
                "lastedMillis", inMillis(report.lasted()),
                "tookMillis", inMillis(report.took()),
                "acknowledged", report.acknowledged(),
                "anomalies", report.anomalies(),
                "longestWithoutAcknowledgement", tree(report.withoutAcknowledgement()),
                "lanes", report.lanes().stream().map(AuditOutput::tree).toList(),
                "transactions", report.transactions(),
                "examples", report.examples().stream().map(AuditOutput::tree).toList(),
                "unproven", report.unproven(),
                "longestStallMillis", inMillis(report.longestStall()),
                "ledger", report.ledger().map(Path::toString),
                "leftBehind", report.leftBehind());
    }

    private static Object tree(LaneReport lane) {
        Map<String, Object> anomalies = new LinkedHashMap<>();
        for (AnomalyKind kind : AnomalyKind.values()) {
            anomalies.put(kind.word(), lane.anomalies().getOrDefault(kind, 0L));
        }
        Object latency = Data.tree(
                "medianMillis", inMillis(lane.latency().median()),
                "p99Millis", inMillis(lane.latency().p99()),
                "maxMillis", inMillis(lane.latency().max()));
        return Data.tree(
                "lane", lane.lane().word(),
                "attempted", lane.attempted(),
                "acknowledged", lane.acknowledged(),
                "failed", lane.failed(),
                "unknown", lane.unknown(),
                "doubts", lane.doubts(),
                "read", lane.read(),
                "toleratedDuplicates", lane.tolerated(),
                "anomalies", anomalies,
                "latency", latency,
                "partitions", lane.partitions().stream().map(AuditOutput::tree).toList());
    }

    private static Object tree(PartitionReport partition) {
        Map<String, Object> reads = new LinkedHashMap<>();
        partition.withoutRead().forEach((isolation, gap) -> reads.put(isolation.word(), tree(gap)));
        return Data.tree(
                "partition", partition.partition(),
                "withoutAcknowledgement", tree(partition.withoutAcknowledgement()),
                "withoutRead", reads);
    }

    private static Object tree(Anomaly anomaly) {
        return Data.tree(
                "kind", anomaly.kind().word(),
                "lane", anomaly.lane().word(),
                "partition", anomaly.partition(),
                "detail", anomaly.detail());
    }

    private static Object tree(Gap gap) {
        return Data.tree("millis", inMillis(gap.length()), "atMillis", inMillis(gap.at()));
    }

    private static double inMillis(Duration time) {
        return time.toNanos() / 1e6;
    }

    @Override
    public JUnitXml junit(ClusterOptions named) {
        List<Case> cases = new ArrayList<>();
        report.lanes().forEach(lane -> cases.add(junit(lane)));
        cases.add(complete("proven", report.unproven()));
        cases.add(complete("cleanup", report.leftBehind()));
        return new JUnitXml("gregor audit " + report.cluster(), "gregor.audit", report.took(), cases);
    }

    private Case junit(LaneReport lane) {
        String counts = lane.anomalies().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        String examples = report.examples().stream()
                .filter(anomaly -> anomaly.lane() == lane.lane())
                .map(anomaly -> anomaly.kind().word() + ": " + anomaly.detail())
                .collect(Collectors.joining("\n"));
        Optional<Failure> failure = counts.isEmpty() ? Optional.empty() : Optional.of(new Failure(counts, examples));
        String seen = lane.acknowledged() + " of " + lane.attempted() + " acknowledged, " + lane.read()
                + " read; longest without an acknowledgement "
                + millis(lane.withoutAcknowledgement().length());
        return new Case(lane.lane().word(), report.lasted(), failure, seen);
    }

    private static Case complete(String name, List<String> wrong) {
        Optional<Failure> failure =
                wrong.stream().findFirst().map(first -> new Failure(first, String.join("\n", wrong)));
        return new Case(name, Duration.ZERO, failure, "");
    }
}

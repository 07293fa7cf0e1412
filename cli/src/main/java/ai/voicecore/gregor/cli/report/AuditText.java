package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.audit.AuditReport.Transactions;
import ai.voicecore.gregor.audit.Gap;
import ai.voicecore.gregor.audit.LaneReport;
import ai.voicecore.gregor.audit.PartitionReport;
import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.Table;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** An audit report as text. */
public final class AuditText {
    private AuditText() {}

    public static String of(AuditReport report, Console console) {
        StringBuilder text = new StringBuilder();
        text.append(lanes(report)).append("\n\n").append(partitions(report)).append("\n\n");
        report.lanes().stream()
                .filter(lane -> !lane.doubts().isEmpty())
                .forEach(lane -> line(text, lane.lane().word() + ": unknown after " + unknownAnswers(lane)));
        report.lanes()
                .forEach(lane -> lane.anomalies()
                        .forEach((kind, count) -> line(
                                text,
                                console.bad("FAIL") + "  " + lane.lane().word() + ": " + count + " " + kind.word())));
        report.examples()
                .forEach(anomaly -> line(
                        text,
                        "      " + anomaly.kind().word() + ", " + anomaly.lane().word()
                                + (anomaly.partition() < 0 ? "" : " partition " + anomaly.partition()) + ": "
                                + anomaly.detail()));
        report.unproven().forEach(what -> line(text, console.bad("FAIL") + "  not proven: " + what));
        report.leftBehind().forEach(what -> line(text, "left behind, remove it by hand: " + what));
        report.ledger()
                .ifPresent(ledger -> line(text, "what was sent and read, and what the clients logged: " + ledger));
        return text.append(transactions(report.transactions()))
                .append('\n')
                .append(summary(report, console))
                .toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static String lanes(AuditReport report) {
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
                    String.valueOf(lane.attempted()),
                    String.valueOf(lane.acknowledged()),
                    String.valueOf(lane.failed()),
                    String.valueOf(lane.unknown()),
                    String.valueOf(lane.read()),
                    lane.lane().mayDuplicate() ? String.valueOf(lane.tolerated()) : "-",
                    String.valueOf(lane.anomalies().values().stream()
                            .mapToLong(Long::longValue)
                            .sum()),
                    millis(lane.latency().median()),
                    millis(lane.latency().p99()),
                    millis(lane.latency().max()));
        }
        return table.toString();
    }

    private static String partitions(AuditReport report) {
        Table table = new Table("LONGEST TIME WITHOUT", "ACKNOWLEDGEMENT", "COMMITTED READ", "UNCOMMITTED READ");
        for (LaneReport lane : report.lanes()) {
            for (PartitionReport partition : lane.partitions()) {
                table.row(
                        lane.lane().word() + " " + partition.partition(),
                        gap(partition.withoutAcknowledgement()),
                        gap(partition.withoutRead().getOrDefault(Isolation.READ_COMMITTED, Gap.NONE)),
                        gap(partition.withoutRead().getOrDefault(Isolation.READ_UNCOMMITTED, Gap.NONE)));
            }
        }
        return table.toString();
    }

    static String gap(Gap gap) {
        return millis(gap.length()) + " at " + seconds(gap.at());
    }

    static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String transactions(Transactions transactions) {
        return transactions.committed() + " transactions committed, " + transactions.aborted() + " aborted, "
                + transactions.unknown() + " unknown; " + transactions.hung() + " clients hung and "
                + transactions.replaced() + " broke, and were replaced";
    }

    private static String summary(AuditReport report, Console console) {
        String verdict = report.holds()
                ? console.good("nothing lost, duplicated, out of order, aborted but read, torn or rewritten")
                : console.bad(report.anomalies() + " anomalies")
                        + (report.unproven().isEmpty() ? "" : ", and not everything is proven");
        String stall = report.longestStall().toMillis() < 50
                ? ""
                : "; the audit itself was paused for up to " + millis(report.longestStall());
        return report.cluster() + ": " + report.acknowledged() + " records acknowledged in " + seconds(report.lasted())
                + ", at most " + millis(report.withoutAcknowledgement().length())
                + " without an acknowledgement: " + verdict + stall;
    }

    private static String unknownAnswers(LaneReport lane) {
        return lane.doubts().entrySet().stream()
                .map(doubt -> doubt.getValue() + " " + doubt.getKey())
                .collect(Collectors.joining(", "));
    }

    /** The anomalies of one lane in short form. */
    static String counts(LaneReport lane) {
        return lane.anomalies().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
    }
}

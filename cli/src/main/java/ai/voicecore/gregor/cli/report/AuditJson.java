package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.audit.Gap;
import ai.voicecore.gregor.audit.LaneReport;
import ai.voicecore.gregor.audit.LaneReport.PartitionReport;
import ai.voicecore.gregor.audit.verdict.Anomalies.Anomaly;
import ai.voicecore.gregor.audit.verdict.AnomalyKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** An audit report as data; times are in milliseconds. */
final class AuditJson {
    private AuditJson() {}

    static Object of(AuditReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("cluster", report.cluster());
        tree.put("run", report.run());
        tree.put("holds", report.holds());
        tree.put("lastedMillis", millis(report.lasted()));
        tree.put("tookMillis", millis(report.took()));
        tree.put("acknowledged", report.acknowledged());
        tree.put("anomalies", report.anomalies());
        tree.put("longestWithoutAcknowledgement", gap(report.withoutAcknowledgement()));
        tree.put("lanes", report.lanes().stream().map(AuditJson::lane).toList());
        tree.put("transactions", report.transactions());
        tree.put("examples", report.examples().stream().map(AuditJson::anomaly).toList());
        tree.put("unproven", report.unproven());
        tree.put("longestStallMillis", millis(report.longestStall()));
        tree.put("ledger", report.ledger().map(Path::toString).orElse(null));
        tree.put("leftBehind", report.leftBehind());
        return tree;
    }

    private static Map<String, Object> lane(LaneReport lane) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("lane", lane.lane().word());
        tree.put("attempted", lane.attempted());
        tree.put("acknowledged", lane.acknowledged());
        tree.put("failed", lane.failed());
        tree.put("unknown", lane.unknown());
        tree.put("doubts", lane.doubts());
        tree.put("read", lane.read());
        tree.put("toleratedDuplicates", lane.tolerated());
        Map<String, Object> anomalies = new LinkedHashMap<>();
        for (AnomalyKind kind : AnomalyKind.values()) {
            anomalies.put(kind.word(), lane.anomalies().getOrDefault(kind, 0L));
        }
        tree.put("anomalies", anomalies);
        Map<String, Object> latency = new LinkedHashMap<>();
        latency.put("medianMillis", millis(lane.latency().median()));
        latency.put("p99Millis", millis(lane.latency().p99()));
        latency.put("maxMillis", millis(lane.latency().max()));
        tree.put("latency", latency);
        tree.put(
                "partitions",
                lane.partitions().stream().map(AuditJson::partition).toList());
        return tree;
    }

    private static Map<String, Object> partition(PartitionReport partition) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("partition", partition.partition());
        tree.put("withoutAcknowledgement", gap(partition.withoutAcknowledgement()));
        Map<String, Object> reads = new LinkedHashMap<>();
        partition.withoutRead().forEach((isolation, gap) -> reads.put(isolation.word(), gap(gap)));
        tree.put("withoutRead", reads);
        return tree;
    }

    private static Map<String, Object> anomaly(Anomaly anomaly) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", anomaly.kind().word());
        tree.put("lane", anomaly.lane().word());
        tree.put("partition", anomaly.partition());
        tree.put("detail", anomaly.detail());
        return tree;
    }

    private static Map<String, Object> gap(Gap gap) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("millis", millis(gap.length()));
        tree.put("atMillis", millis(gap.at()));
        return tree;
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1_000_000.0;
    }
}

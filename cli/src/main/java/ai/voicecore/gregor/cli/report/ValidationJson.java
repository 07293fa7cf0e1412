package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.validation.ValidationReport;
import ai.voicecore.gregor.validation.ValidationReport.CheckResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** A validation report as data. */
final class ValidationJson {
    private ValidationJson() {}

    static Object of(ValidationReport report, ClusterOptions cluster) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("cluster", report.cluster());
        tree.put("holds", report.holds());
        tree.put("seconds", report.took().toMillis() / 1000.0);
        tree.put(
                "checks",
                report.results().stream().map(result -> check(result, cluster)).toList());
        tree.put("leftOut", report.leftOut());
        tree.put("leftBehind", report.leftBehind());
        return tree;
    }

    private static Map<String, Object> check(CheckResult result, ClusterOptions cluster) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", result.id());
        tree.put("title", result.title());
        tree.put("holds", result.holds());
        tree.put("evidence", result.evidence());
        tree.put("seconds", result.took().toMillis() / 1000.0);
        tree.put(
                "findings",
                result.findings().stream()
                        .map(finding -> finding(finding, cluster))
                        .toList());
        return tree;
    }

    private static Map<String, Object> finding(Finding finding, ClusterOptions cluster) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("sentence", finding.sentence());
        tree.put("remedy", finding.remedy().text(cluster));
        return tree;
    }
}

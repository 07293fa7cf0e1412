package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.check.Checks.LeftOut;
import ai.voicecore.gregor.check.Finding;
import java.time.Duration;
import java.util.List;

/**
 * What came of all checks.
 *
 * @param leftOut the checks that were not run
 * @param leftBehind what was made for the purpose and could not be removed
 */
public record ValidationReport(
        String cluster, List<CheckResult> results, List<LeftOut> leftOut, List<String> leftBehind, Duration took) {
    public boolean holds() {
        return leftBehind.isEmpty() && results.stream().allMatch(CheckResult::holds);
    }

    public long broken() {
        return results.stream().filter(result -> !result.holds()).count();
    }

    /** Result of one check; the evidence is what was seen, in one line. */
    public record CheckResult(String id, String title, String evidence, List<Finding> findings, Duration took) {
        public boolean holds() {
            return findings.isEmpty();
        }
    }
}

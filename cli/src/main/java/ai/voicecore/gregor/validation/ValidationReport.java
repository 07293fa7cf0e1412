package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.check.Checks.LeftOut;
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
    /** Of a cluster in which every check is run. */
    public ValidationReport(String cluster, List<CheckResult> results, List<String> leftBehind, Duration took) {
        this(cluster, results, List.of(), leftBehind, took);
    }

    public boolean holds() {
        return leftBehind.isEmpty() && results.stream().allMatch(CheckResult::holds);
    }

    public long broken() {
        return results.stream().filter(result -> !result.holds()).count();
    }
}

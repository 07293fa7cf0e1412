package ai.voicecore.gregor.validation;

import java.time.Duration;
import java.util.List;

/**
 * Results of all checks.
 *
 * @param leftBehind temporary objects that could not be removed
 */
public record ValidationReport(String cluster, List<CheckResult> results, List<String> leftBehind, Duration took) {
    public boolean holds() {
        return leftBehind.isEmpty() && results.stream().allMatch(CheckResult::holds);
    }

    public long broken() {
        return results.stream().filter(result -> !result.holds()).count();
    }
}

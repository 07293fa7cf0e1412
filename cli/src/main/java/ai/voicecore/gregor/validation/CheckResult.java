package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.check.Finding;
import java.time.Duration;
import java.util.List;

/**
 * Result of one check.
 *
 * @param evidence what was seen, in one line
 */
public record CheckResult(String id, String title, String evidence, List<Finding> findings, Duration took) {
    public boolean holds() {
        return findings.isEmpty();
    }
}

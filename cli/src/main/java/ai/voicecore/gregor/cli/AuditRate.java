package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.audit.AuditSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much an audit writes. */
final class AuditRate {
    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Records a second that the audit writes, besides what transactions make of them (default: "
                    + AuditSettings.DEFAULT_RATE + ").")
    private @Nullable Integer rate;

    boolean isGiven() {
        return rate != null;
    }

    int perSecond() {
        return rate == null ? AuditSettings.DEFAULT_RATE : Math.max(1, rate);
    }
}

package ai.voicecore.gregor.cli.option;

import ai.voicecore.gregor.audit.AuditSettings;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the rate of an audit. */
public final class AuditRate {
    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Records per second that the audit writes, without those of its transactions (default: "
                    + AuditSettings.DEFAULT_RATE + ").")
    private @Nullable Integer rate;

    public boolean isGiven() {
        return rate != null;
    }

    public int perSecond() {
        if (rate != null && rate < 1) {
            throw new InvalidSpec(
                    List.of(Problem.of("--rate", "is " + rate + ".", "Write how many records a second, at least 1.")));
        }
        return rate == null ? AuditSettings.DEFAULT_RATE : rate;
    }
}

package ai.voicecore.gregor.cli.option;

import ai.voicecore.gregor.spec.InvalidSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the rate of an audit. */
public final class AuditRate {
    private static final int DEFAULT = 600;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Records per second that the audit writes, without those of its transactions (default: "
                    + DEFAULT + ").")
    private @Nullable Integer rate;

    public boolean isGiven() {
        return rate != null;
    }

    public int perSecond() {
        if (rate != null && rate < 1) {
            throw InvalidSpec.of("--rate", "is " + rate + ".", "Write how many records a second, at least 1.");
        }
        return rate == null ? DEFAULT : rate;
    }
}

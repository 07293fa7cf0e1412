package ai.voicecore.gregor.cli.option;

import ai.voicecore.gregor.cli.terminal.Durations;
import ai.voicecore.gregor.rolling.Roll;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that restarts nodes one after the other. */
public final class RollingOptions {
    @Option(
            names = "--settle",
            paramLabel = "TIME",
            converter = Durations.class,
            defaultValue = "0s",
            description = "How long to wait after each node is back, as 30s (default: ${DEFAULT-VALUE}).")
    private Duration settle = Duration.ZERO;

    @Option(
            names = "--parallel",
            paramLabel = "WHAT",
            description = "rack: restart brokers of one rack together, where no partition falls below its min ISR.")
    private @Nullable Parallel parallel;

    @Option(
            names = "--accept-unavailable",
            description = "Also restart nodes without a spare: partitions with one replica, a quorum of one.")
    private boolean acceptUnavailable;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Durations.class,
            defaultValue = "300s",
            description = "How long to wait while no step is possible (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(5);

    private enum Parallel {
        rack
    }

    public Roll.Options roll() {
        return new Roll.Options(parallel == Parallel.rack, acceptUnavailable, settle);
    }

    public Duration timeout() {
        return timeout;
    }
}

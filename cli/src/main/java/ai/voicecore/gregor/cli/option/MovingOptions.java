package ai.voicecore.gregor.cli.option;

import ai.voicecore.gregor.cli.terminal.Bytes;
import ai.voicecore.gregor.cli.terminal.Durations;
import ai.voicecore.gregor.moving.MoveOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of every command that moves replicas. */
public final class MovingOptions {
    @Option(
            names = "--throttle",
            paramLabel = "BYTES",
            converter = Bytes.class,
            defaultValue = "50m",
            description = "Throttle of each broker while replicas move, per second (default: ${DEFAULT-VALUE}).")
    private long throttle = MoveOptions.DEFAULT.bytesPerSecond();

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = Durations.class,
            defaultValue = "10m",
            description = "How long moving replicas may make no progress (default: ${DEFAULT-VALUE}).")
    private Duration patience = MoveOptions.DEFAULT.patience();

    public MoveOptions options() {
        return new MoveOptions(throttle, patience);
    }
}

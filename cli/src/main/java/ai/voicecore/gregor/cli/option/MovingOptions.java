package ai.voicecore.gregor.cli.option;

import ai.voicecore.gregor.cli.terminal.Durations;
import ai.voicecore.gregor.moving.MoveOptions;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

    /** Sizes in bytes as users type them: {@code 500k}, {@code 50m}, {@code 1g}; powers of 1024. */
    static final class Bytes implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            String value = text.strip().toLowerCase(Locale.ROOT);
            if (!value.matches("[1-9][0-9]{0,8}[kmg]?|[1-9][0-9]{9,14}")) {
                throw new TypeConversionException("'" + text + "' is not a number of bytes; write 500k, 50m or 1g");
            }
            long number = Long.parseLong(value.replaceAll("[a-z]", ""));
            return switch (value.replaceAll("[0-9]", "")) {
                case "k" -> number << 10;
                case "m" -> number << 20;
                case "g" -> number << 30;
                default -> number;
            };
        }
    }
}

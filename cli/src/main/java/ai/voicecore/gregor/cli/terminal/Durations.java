package ai.voicecore.gregor.cli.terminal;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as users read them, and as they type them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}; a bare number means seconds. */
public final class Durations implements ITypeConverter<Duration> {
    /** A limit that fits into nanoseconds. */
    private static final Duration MAX = Duration.ofDays(1000);

    @Override
    public Duration convert(String text) {
        String value = text.strip().toLowerCase(Locale.ROOT);
        if (!value.matches("[0-9]{1,9}(ms|s|m|h)?")) {
            throw new TypeConversionException("'" + text + "' is not a time; write 500ms, 30s, 5m or 1h");
        }
        long number = Long.parseLong(value.replaceAll("[a-z]", ""));
        Duration length = length(number, value.replaceAll("[0-9]", ""));
        if (length.compareTo(MAX) > 0) {
            throw new TypeConversionException("'" + text + "' is longer than " + MAX.toDays() + " days");
        }
        return length;
    }

    /** As {@code 1.5 s}. */
    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static Duration length(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}

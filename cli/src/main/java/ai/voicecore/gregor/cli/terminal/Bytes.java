package ai.voicecore.gregor.cli.terminal;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes in bytes as users type them: {@code 500k}, {@code 50m}, {@code 1g}; powers of 1024. */
public final class Bytes implements ITypeConverter<Long> {
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

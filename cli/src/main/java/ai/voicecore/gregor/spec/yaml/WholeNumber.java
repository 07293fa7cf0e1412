package ai.voicecore.gregor.spec.yaml;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Parses whole numbers, and recognizes notations of other languages. */
public final class WholeNumber {
    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,18}(\\.0*)?([eE][+]?[0-9]{1,2})?");

    private static final Map<String, Integer> RADIXES = Map.of("0x", 16, "0o", 8, "0b", 2);

    private WholeNumber() {}

    /** Digits without a leading zero; empty for other text. */
    public static OptionalLong of(String text) {
        return PLAIN.matcher(text).matches() ? parse(text, 10) : OptionalLong.empty();
    }

    /** The suggested number for {@code 03}, {@code 0x1F}, {@code 1_000}, {@code 3.0} or {@code 1e3}. */
    public static OptionalLong meant(String text) {
        String digits = text.strip().replace("_", "").replace(" ", "").toLowerCase(Locale.ROOT);
        Integer radix = digits.length() > 2 ? RADIXES.get(digits.substring(0, 2)) : null;
        if (radix != null) {
            return parse(digits.substring(2), radix);
        }
        return DECIMAL.matcher(digits).matches() ? exact(new BigDecimal(digits)) : OptionalLong.empty();
    }

    /** Empty for a number with decimals, or one that is too large. */
    public static OptionalLong exact(BigDecimal number) {
        try {
            return OptionalLong.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong parse(String digits, int radix) {
        try {
            return OptionalLong.of(Long.parseLong(digits, radix));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}

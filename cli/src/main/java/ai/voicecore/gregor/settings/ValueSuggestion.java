package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.yaml.Suggestion;
import ai.voicecore.gregor.spec.yaml.WholeNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Suggestions for a value that a release refuses: {@code 7d}, {@code 1GiB}, {@code yes}. */
record ValueSuggestion(Definitions definitions) {
    private static final Pattern QUANTITY = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-z]+)");
    private static final Pattern WORDS =
            Pattern.compile("one of[^:]*: *\\[?([^\\]]*)\\]?|[Uu]nrecognized.*\\[([^\\]]*)\\]|\\[([^\\]]*)\\]");
    private static final Set<String> UNLIMITED =
            Set.of("forever", "infinite", "infinity", "unlimited", "none", "never", "inf");
    private static final Set<String> YES = Set.of("yes", "y", "on", "1", "enabled", "t");
    private static final Set<String> NO = Set.of("no", "n", "off", "0", "disabled", "f");

    /** A value that the release accepts; empty if there is no suggestion. */
    Optional<String> of(String name, String value, String refusal) {
        String plain = value.strip().toLowerCase(Locale.ROOT);
        Optional<String> guess = definitions.type(name).flatMap(type -> switch (type) {
            case INT, SHORT, LONG -> number(name, plain);
            case BOOLEAN -> flag(plain);
            case DOUBLE -> fraction(plain);
            case STRING, LIST -> PlugIns.nameClasses(name) ? Optional.empty() : Optional.of(words(plain, refusal));
            case CLASS, PASSWORD -> Optional.empty();
        });
        return guess.filter(accepted -> definitions.problem(name, accepted).isEmpty());
    }

    private static Optional<String> number(String name, String value) {
        if (UNLIMITED.contains(value)) {
            return Optional.of("-1");
        }
        Matcher quantity = QUANTITY.matcher(value);
        if (quantity.matches()) {
            long own = milliseconds(name.substring(name.lastIndexOf('.') + 1));
            boolean size = name.contains("bytes") || name.contains("size");
            long unit = size ? bytes(quantity.group(2)) : own > 0 ? milliseconds(quantity.group(2)) : 0;
            return unit == 0
                    ? Optional.empty()
                    : text(WholeNumber.exact(new BigDecimal(quantity.group(1))
                            .multiply(BigDecimal.valueOf(unit))
                            .divide(BigDecimal.valueOf(size ? 1 : own), MathContext.DECIMAL64)));
        }
        return text(WholeNumber.meant(value));
    }

    private static Optional<String> text(OptionalLong number) {
        return number.stream().mapToObj(String::valueOf).findFirst();
    }

    /** Of a unit of time, which the name of a setting ends with too; 0 for another word. */
    private static long milliseconds(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s", "sec", "secs", "second", "seconds" -> 1_000;
            case "m", "min", "mins", "minute", "minutes" -> 60_000;
            case "h", "hour", "hours" -> 3_600_000;
            case "d", "day", "days" -> 24 * 3_600_000L;
            case "w", "week", "weeks" -> 7 * 24 * 3_600_000L;
            default -> 0;
        };
    }

    /** Of a unit of size; 0 for another word. */
    private static long bytes(String unit) {
        return switch (unit) {
            case "b", "byte", "bytes" -> 1;
            case "k", "kb", "ki", "kib" -> 1L << 10;
            case "m", "mb", "mi", "mib" -> 1L << 20;
            case "g", "gb", "gi", "gib" -> 1L << 30;
            case "t", "tb", "ti", "tib" -> 1L << 40;
            default -> 0;
        };
    }

    private static Optional<String> flag(String value) {
        return YES.contains(value) ? Optional.of("true") : NO.contains(value) ? Optional.of("false") : Optional.empty();
    }

    private static Optional<String> fraction(String value) {
        String digits = value.replace(',', '.').replace("%", "").strip();
        if (!digits.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(digits);
        return Optional.of((value.endsWith("%") ? number.movePointLeft(2) : number)
                .stripTrailingZeros()
                .toPlainString());
    }

    /** Replaces each word by the nearest known one. */
    private static String words(String value, String refusal) {
        Matcher known = WORDS.matcher(refusal);
        List<String> words = known.find()
                ? Arrays.stream(refusal.substring(known.start())
                                .replaceAll(".*?[\\[:]", "")
                                .replace("]", "")
                                .split(",", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
        return Arrays.stream(value.split("[,;\\s]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> Suggestion.nearest(word, words).orElse(word))
                .collect(Collectors.joining(","));
    }
}

package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.yaml.Suggestion;
import ai.voicecore.gregor.spec.yaml.WholeNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Suggestions for a value that a release refuses: {@code 7d}, {@code 1GiB}, {@code yes}. */
final class ValueSuggestion {
    private static final Pattern QUANTITY = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-z]+)");
    private static final Pattern WORDS =
            Pattern.compile("one of[^:]*: *\\[?([^\\]]*)\\]?|[Uu]nrecognized.*\\[([^\\]]*)\\]|\\[([^\\]]*)\\]");
    private static final Set<String> UNLIMITED =
            Set.of("forever", "infinite", "infinity", "unlimited", "none", "never", "inf");
    private static final Set<String> YES = Set.of("yes", "y", "on", "1", "enabled", "t");
    private static final Set<String> NO = Set.of("no", "n", "off", "0", "disabled", "f");

    /** Unit → milliseconds, and unit → bytes. */
    private static final Map<String, Long> TIMES = times();

    private static final Map<String, Long> SIZES = sizes();

    private final Definitions definitions;

    ValueSuggestion(Definitions definitions) {
        this.definitions = definitions;
    }

    /** A value that the release accepts; empty if there is no suggestion. */
    Optional<String> of(String name, String value, String refusal) {
        List<String> guesses = new ArrayList<>();
        definitions.type(name).ifPresent(type -> {
            String plain = value.strip().toLowerCase(Locale.ROOT);
            switch (type) {
                case INT, SHORT, LONG -> number(name, plain).ifPresent(guesses::add);
                case BOOLEAN -> flag(plain).ifPresent(guesses::add);
                case DOUBLE -> fraction(plain).ifPresent(guesses::add);
                case STRING, LIST -> {
                    if (!PlugIns.nameClasses(name)) {
                        guesses.add(words(plain, refusal));
                    }
                }
                case CLASS, PASSWORD -> {}
            }
        });
        return guesses.stream()
                .filter(guess -> definitions.problem(name, guess).isEmpty())
                .findFirst();
    }

    private static Optional<String> number(String name, String value) {
        if (UNLIMITED.contains(value)) {
            return Optional.of("-1");
        }
        Matcher quantity = QUANTITY.matcher(value);
        if (quantity.matches()) {
            Map<String, Long> units = isSize(name) ? SIZES : isTime(name) ? TIMES : Map.of();
            Long unit = units.get(quantity.group(2));
            return unit == null
                    ? Optional.empty()
                    : whole(new BigDecimal(quantity.group(1))
                            .multiply(BigDecimal.valueOf(unit))
                            .divide(BigDecimal.valueOf(own(name)), MathContext.DECIMAL64));
        }
        return WholeNumber.meant(value).stream().mapToObj(String::valueOf).findFirst();
    }

    private static Optional<String> whole(BigDecimal number) {
        try {
            return Optional.of(String.valueOf(number.longValueExact()));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static boolean isSize(String name) {
        return name.contains("bytes") || name.contains("size");
    }

    private static boolean isTime(String name) {
        return TIMES.containsKey(last(name));
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The size of a setting's own unit: the end of its name. */
    private static long own(String name) {
        return isSize(name) ? 1 : TIMES.getOrDefault(last(name), 1L);
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

    private static Map<String, Long> times() {
        long second = 1000;
        long hour = 3600 * second;
        return Map.ofEntries(
                Map.entry("ms", 1L),
                Map.entry("s", second),
                Map.entry("sec", second),
                Map.entry("secs", second),
                Map.entry("second", second),
                Map.entry("seconds", second),
                Map.entry("m", 60 * second),
                Map.entry("min", 60 * second),
                Map.entry("mins", 60 * second),
                Map.entry("minute", 60 * second),
                Map.entry("minutes", 60 * second),
                Map.entry("h", hour),
                Map.entry("hour", hour),
                Map.entry("hours", hour),
                Map.entry("d", 24 * hour),
                Map.entry("day", 24 * hour),
                Map.entry("days", 24 * hour),
                Map.entry("w", 7 * 24 * hour),
                Map.entry("week", 7 * 24 * hour),
                Map.entry("weeks", 7 * 24 * hour));
    }

    private static Map<String, Long> sizes() {
        return Map.ofEntries(
                Map.entry("b", 1L),
                Map.entry("byte", 1L),
                Map.entry("bytes", 1L),
                Map.entry("k", 1L << 10),
                Map.entry("kb", 1L << 10),
                Map.entry("ki", 1L << 10),
                Map.entry("kib", 1L << 10),
                Map.entry("m", 1L << 20),
                Map.entry("mb", 1L << 20),
                Map.entry("mi", 1L << 20),
                Map.entry("mib", 1L << 20),
                Map.entry("g", 1L << 30),
                Map.entry("gb", 1L << 30),
                Map.entry("gi", 1L << 30),
                Map.entry("gib", 1L << 30),
                Map.entry("t", 1L << 40),
                Map.entry("tb", 1L << 40),
                Map.entry("ti", 1L << 40),
                Map.entry("tib", 1L << 40));
    }
}

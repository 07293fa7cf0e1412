package ai.voicecore.gregor.settings;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares values without knowing their types: every pair that it takes for the same is the same to every release of
 * Kafka. Blanks around a value and around the elements of a list do not count, numbers are compared as numbers, and
 * {@code true} may be written with capitals ({@code ConfigDef.parseType}).
 */
public final class PlainMeaning implements Meaning {
    @Override
    public boolean same(String name, String one, String other) {
        return one.equals(other)
                || normal(one).equals(normal(other))
                || number(one)
                        .flatMap(a -> number(other).map(b -> a.compareTo(b) == 0))
                        .orElse(false);
    }

    private static List<String> normal(String value) {
        List<String> elements =
                Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        String word = value.strip().toLowerCase(Locale.ROOT);
        return word.equals("true") || word.equals("false") ? List.of(word) : elements;
    }

    private static Optional<BigDecimal> number(String value) {
        try {
            return value.length() > 40 ? Optional.empty() : Optional.of(new BigDecimal(value.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.TopicSpec;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares values without knowing their types: values that it considers equal are equal in every Kafka release. Blanks
 * around a value and around list elements are ignored, numbers are compared as numbers, and
 * {@code true} may have capitals ({@code ConfigDef.parseType}).
 */
public final class UntypedValueComparison {
    /** Lists that are sets: order and repetition do not matter. */
    private static final Set<String> SETS = Set.of("cleanup.policy", "log.cleanup.policy");

    private UntypedValueComparison() {}

    public static boolean same(String name, String one, String other) {
        return one.equals(other)
                || normal(one).equals(normal(other))
                || (SETS.contains(name) && Set.copyOf(normal(one)).equals(Set.copyOf(normal(other))))
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
            // Double.parseDouble also accepts 0.5d.
            String digits = value.strip().replaceFirst("(?<=[0-9.])[dDfF]$", "");
            return digits.length() > 40 ? Optional.empty() : Optional.of(new BigDecimal(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * The wanted spec with settings written as in another spec, where the values are equal: a different notation is not a
     * change and needs no restart.
     */
    public static ClusterSpec keepNotation(ClusterSpec known, ClusterSpec wanted) {
        Map<String, TopicSpec> before =
                known.topics().stream().collect(Collectors.toMap(TopicSpec::name, Function.identity(), (a, b) -> a));
        List<TopicSpec> topics = wanted.topics().stream()
                .map(topic -> before.containsKey(topic.name())
                        ? topic.withConfig(keepNotation(before.get(topic.name()).config(), topic.config()))
                        : topic)
                .toList();
        return wanted.withTopics(topics).withConfig(keepNotation(known.config(), wanted.config()));
    }

    private static SortedMap<String, String> keepNotation(
            SortedMap<String, String> known, SortedMap<String, String> wanted) {
        SortedMap<String, String> written = new TreeMap<>(wanted);
        written.replaceAll((name, value) -> {
            String before = known.getOrDefault(name, value);
            return same(name, before, value) ? before : value;
        });
        return written;
    }
}

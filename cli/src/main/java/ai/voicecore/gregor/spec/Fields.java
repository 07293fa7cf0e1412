package ai.voicecore.gregor.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The fields of one YAML mapping, read by name and type. Every wrong value becomes a problem and reads as its default,
 * so that all problems of a document are found at once; {@link #end} reports the fields that nobody asked for.
 */
final class Fields {
    private final String path;
    private final ProblemList problems;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();

    Fields(@Nullable MappingNode mapping, String path, ProblemList problems) {
        this.path = path;
        this.problems = problems;
        if (mapping != null) {
            mapping.getValue().forEach(this::add);
        }
    }

    private void add(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.add(path, tuple.getKeyNode(), "a field's name must be a plain word.", "Write `name: value`.");
            return;
        }
        if (nodes.put(key.getValue(), tuple.getValueNode()) != null) {
            problems.add(path(key.getValue()), key, "is given twice.", "Keep one of them.");
        }
        keys.put(key.getValue(), key);
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Adds a problem about a field of this mapping, at its line if it was given. */
    void problem(String key, String sentence, String remedy) {
        problems.add(path(key), nodes.get(key), sentence, remedy);
    }

    private Optional<String> scalar(String key) {
        known.add(key);
        Optional<String> override = problems.override(path(key));
        if (override.isPresent()) {
            return override;
        }
        Node node = nodes.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            return isEmpty(scalar) ? Optional.empty() : Optional.of(scalar.getValue());
        }
        problem(key, "must be a single value, not a " + kind(node) + ".", "Write `" + key + ": value`.");
        return Optional.empty();
    }

    private static String kind(Node node) {
        return node instanceof SequenceNode ? "list" : "mapping";
    }

    String text(String key, String otherwise) {
        return scalar(key).orElse(otherwise);
    }

    int number(String key, int otherwise, int least, int most) {
        Optional<String> value = scalar(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            problem(key, "must be a whole number, not `" + value.get() + "`.", between(least, most));
            return otherwise;
        }
        problem(key, "is " + value.get() + ", which is out of range.", between(least, most));
        return otherwise;
    }

    private static String between(int least, int most) {
        return "Give a number from " + least + " to " + most + ".";
    }

    boolean flag(String key, boolean otherwise) {
        return scalar(key)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> {
                        problem(key, "must be true or false, not `" + value + "`.", "Write `" + key + ": true`.");
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        List<String> words =
                Stream.of(type.getEnumConstants()).map(Fields::word).toList();
        return oneOf(key, words)
                .map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    /** The value if it is one of the words, whatever its case. */
    Optional<String> oneOf(String key, List<String> words) {
        Optional<String> value = scalar(key);
        Optional<String> found = value.flatMap(
                given -> words.stream().filter(given::equalsIgnoreCase).findFirst());
        if (value.isPresent() && found.isEmpty()) {
            String meant = Suggestion.nearest(value.get(), words)
                    .map(word -> "Did you mean `" + word + "`?")
                    .orElse("Choose one of: " + String.join(", ", words) + ".");
            problem(key, "is `" + value.get() + "`, which is not known.", meant);
        }
        return found;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    Fields object(String key) {
        known.add(key);
        return new Fields(mapping(path(key), nodes.get(key)), path(key), problems);
    }

    private @Nullable MappingNode mapping(String at, @Nullable Node node) {
        if (node == null || node instanceof MappingNode || isEmpty(node)) {
            return node instanceof MappingNode mapping ? mapping : null;
        }
        problems.add(at, node, "must be a mapping of fields to values.", "Indent its fields below it.");
        return null;
    }

    /** Nothing at all; an empty text in quotes is a value. */
    static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getValue().isEmpty()
                && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    List<Fields> objects(String key) {
        List<Fields> objects = new ArrayList<>();
        List<Node> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            String at = path(key) + "[" + i + "]";
            objects.add(new Fields(mapping(at, elements.get(i)), at, problems));
        }
        return objects;
    }

    List<String> texts(String key) {
        return elements(key).stream()
                .map(node -> node instanceof ScalarNode scalar ? scalar.getValue() : nested(key, node))
                .toList();
    }

    private String nested(String key, Node node) {
        problems.add(path(key), node, "must be a list of plain words.", "Write `" + key + ": [a, b, c]`.");
        return "";
    }

    private List<Node> elements(String key) {
        known.add(key);
        Node node = nodes.get(key);
        if (node == null || isEmpty(node)) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(key, "must be a list.", "Begin each element with a dash.");
        return List.of();
    }

    /** A free mapping of names to plain values, as Kafka configuration is. */
    SortedMap<String, String> strings(String key) {
        Fields map = object(key);
        SortedMap<String, String> values = new TreeMap<>();
        map.nodes.keySet().forEach(name -> map.scalar(name).ifPresent(value -> values.put(name, value)));
        return values;
    }

    /** Reports every field that was given and never asked for, with the one that was probably meant. */
    void end() {
        keys.forEach((name, node) -> {
            if (!known.contains(name)) {
                String meant = Suggestion.nearest(name, known)
                        .map(word -> "Did you mean `" + word + "`?")
                        .orElse("Known here: " + known.stream().collect(Collectors.joining(", ")) + ".");
                problems.add(path(name), node, "is not a field of the spec.", meant);
            }
        });
    }
}

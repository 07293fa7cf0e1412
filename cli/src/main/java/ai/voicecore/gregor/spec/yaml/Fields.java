package ai.voicecore.gregor.spec.yaml;

import ai.voicecore.gregor.spec.yaml.SpecSource.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The fields of one YAML mapping, read by name and type. A wrong value is reported as a problem and replaced by its
 * default, so that all problems of a document are found at once; {@link #end} reports unknown fields.
 */
final class Fields {
    /** The core schema of YAML 1.2, 10.3.2. */
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");

    /** Settings whose elements may contain commas, such as certificate names (StandardAuthorizer, KIP-801). */
    private static final Map<String, String> SEPARATORS = Map.of("super.users", ";");

    private static final Set<String> FLAGS = Set.of("true", "false");
    private static final Set<String> NO = Set.of("no", "off", "n", "0", "false", "disabled");

    private final String path;
    private final @Nullable MappingNode mapping;
    private final ProblemList problems;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();

    Fields(@Nullable MappingNode mapping, String path, ProblemList problems) {
        this.path = path;
        this.mapping = mapping;
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
        if (key.getValue().equals("<<") && !(tuple.getValueNode() instanceof ScalarNode)) {
            problems.add(
                    path("<<"),
                    key,
                    "is a merge key, which YAML 1.2 does not have any more.",
                    "Write the fields out here. A whole value may be an alias, as `config: *name`.");
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

    /** Reports an unreadable value; its default is used. */
    void unreadable(String key, String sentence, String remedy) {
        problems.add(path(key), nodes.get(key), sentence, remedy);
    }

    /** Reports a value that breaks a rule. */
    void problem(String key, String sentence, String remedy) {
        problems.addRule(path(key), nodes.containsKey(key) ? nodes.get(key) : mapping, sentence, remedy);
    }

    private void know(String key) {
        known.add(key);
        problems.know(path(key));
    }

    private Optional<String> scalar(String key) {
        know(key);
        Optional<String> override = problems.override(path(key)).map(Option::value);
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
        String kind = node instanceof SequenceNode ? "list" : "mapping";
        unreadable(key, "must be a single value, not a " + kind + ".", "Write `" + key + ": value`.");
        return Optional.empty();
    }

    String text(String key, String otherwise) {
        return scalar(key).orElse(otherwise);
    }

    int number(String key, int otherwise, int least, int most) {
        Optional<String> value = scalar(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        OptionalLong number = WholeNumber.of(value.get());
        if (number.isEmpty() || isText(key)) {
            String meant = WholeNumber.meant(value.get()).stream()
                    .filter(guess -> guess >= least && guess <= most)
                    .mapToObj(guess -> problems.override(path(key))
                            .map(option -> "Write " + option.name() + " " + guess + ".")
                            .orElse("Write `" + key + ": " + guess + "`."))
                    .findFirst()
                    .orElse(between(least, most));
            unreadable(key, "must be a whole number, not " + given(key, value.get()) + ".", meant);
            return otherwise;
        }
        if (number.getAsLong() < least || number.getAsLong() > most) {
            unreadable(key, "is " + value.get() + ", which is out of range.", between(least, most));
            return otherwise;
        }
        return (int) number.getAsLong();
    }

    /** Whether the value is quoted in the document; an option's value counts as quoted. */
    private boolean isText(String key) {
        return problems.override(path(key)).isEmpty()
                && nodes.get(key) instanceof ScalarNode scalar
                && scalar.getScalarStyle() != ScalarStyle.PLAIN;
    }

    private String given(String key, String value) {
        return isText(key) ? "the text \"" + value + "\"" : "`" + value + "`";
    }

    private static String between(int least, int most) {
        return "Give a number from " + least + " to " + most + ".";
    }

    boolean flag(String key, boolean otherwise) {
        Optional<String> value = scalar(key);
        if (value.isEmpty() || (FLAGS.contains(value.get()) && !isText(key))) {
            return value.map(Boolean::parseBoolean).orElse(otherwise);
        }
        boolean meant = !NO.contains(value.get().toLowerCase(Locale.ROOT));
        unreadable(
                key,
                "must be true or false, not " + given(key, value.get()) + ".",
                "Write `" + key + ": " + meant + "`.");
        return otherwise;
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        List<String> words = Stream.of(type.getEnumConstants())
                .map(ClusterSpecReader::wordOf)
                .toList();
        return oneOf(key, words)
                .map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    /** The value if it is one of the words; capitals are ignored. */
    Optional<String> oneOf(String key, List<String> words) {
        Optional<String> value = scalar(key);
        Optional<String> found = value.flatMap(given -> words.stream()
                .filter(word -> given.equals(word) || given.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst());
        if (value.isPresent() && found.isEmpty()) {
            String meant =
                    Suggestion.question(value.get(), words).orElse("Choose one of: " + String.join(", ", words) + ".");
            unreadable(key, "is `" + value.get() + "`, which is not known.", meant);
        }
        return found;
    }

    Fields object(String key) {
        know(key);
        return new Fields(mapping(path(key), nodes.get(key)), path(key), problems);
    }

    /** What is read from the fields below a key; those that are not read are unknown. */
    <T> T section(String key, Function<Fields, T> read) {
        return object(key).whole(read);
    }

    private <T> T whole(Function<Fields, T> read) {
        T value = read.apply(this);
        end();
        return value;
    }

    /** What is read from each element of a list, likewise. */
    <T> List<T> sections(String key, Function<Fields, T> read) {
        return objects(key).stream().map(element -> element.whole(read)).toList();
    }

    private @Nullable MappingNode mapping(String at, @Nullable Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        if (node == null || isEmpty(node)) {
            return null;
        }
        problems.add(at, node, "must be a mapping of fields to values.", "Indent its fields below it.");
        return null;
    }

    /** Whether it is empty or null; a quoted empty text is a value. */
    static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                && NULL.contains(scalar.getValue())
                && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    List<Fields> objects(String key) {
        List<Fields> objects = new ArrayList<>();
        List<Node> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            String at = path(key) + "[" + i + "]";
            if (elements.get(i) instanceof MappingNode mapping) {
                objects.add(new Fields(mapping, at, problems));
            } else {
                problems.add(at, elements.get(i), "must be a mapping of fields to values.", "Write `- name: value`.");
            }
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
        know(key);
        Node node = nodes.get(key);
        if (node == null || isEmpty(node)) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        unreadable(key, "must be a list.", "Begin each element with a dash.");
        return List.of();
    }

    /** A mapping of names to values, as Kafka configuration; a list becomes a text with Kafka's separator. */
    SortedMap<String, String> settings(String key) {
        Fields map = object(key);
        SortedMap<String, String> values = new TreeMap<>();
        map.nodes.forEach((name, node) -> {
            if (isEmpty(node)) {
                map.unreadable(name, "has no value.", "Give it one, or remove the line: then the default is used.");
            } else if (node instanceof SequenceNode) {
                values.put(name, String.join(SEPARATORS.getOrDefault(name, ","), map.texts(name)));
            } else {
                map.scalar(name).ifPresent(value -> values.put(name, value));
            }
        });
        return values;
    }

    /** Reports every unknown field, with a suggestion. */
    void end() {
        keys.forEach((name, node) -> {
            if (!known.contains(name)) {
                problems.addUnknown(path(name), name, node, known);
            }
        });
    }
}

package ai.voicecore.gregor.spec.yaml;

import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.yaml.SpecSource.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the problems of one document, and knows which fields the command line overrides. */
final class ProblemList {
    private final String source;
    private final Map<String, Option> overrides;
    /** Problem → line; options have no line and come first. */
    private final Map<Problem, Integer> problems = new LinkedHashMap<>();

    private final Set<Problem> rules = new HashSet<>();
    private final SortedSet<String> known = new TreeSet<>();
    private final List<Runnable> unknown = new ArrayList<>();

    ProblemList(String source, Map<String, Option> overrides) {
        this.source = source;
        this.overrides = overrides;
    }

    Optional<Option> override(String path) {
        return Optional.ofNullable(overrides.get(path));
    }

    /** Adds an unreadable value. */
    void add(String path, @Nullable Node node, String sentence, String remedy) {
        int line = overrides.containsKey(path) ? 0 : line(node);
        problems.putIfAbsent(problem(path, line, sentence, remedy), line);
    }

    /** Adds a readable value that breaks a rule. */
    void addRule(String path, @Nullable Node node, String sentence, String remedy) {
        add(path, node, sentence, remedy);
        rules.add(problem(path, line(node), sentence, remedy));
    }

    /** Registers a field's path as known. Names of Kafka settings are free. */
    void know(String path) {
        String field = path.replaceAll("\\[[0-9]+]", "");
        if (!field.matches("(topics\\.)?config\\..*")) {
            known.add(field);
        }
    }

    /** Adds an unknown field. The suggestion is computed after the whole document was read. */
    void addUnknown(String path, String name, Node node, Set<String> here) {
        unknown.add(() -> add(path, node, "is not a field of the spec.", meant(name, here)));
    }

    private String meant(String name, Set<String> here) {
        return Suggestion.question(name, here)
                .orElseGet(() -> place(name, here) + "Known here: " + String.join(", ", here) + ".");
    }

    private String place(String name, Set<String> here) {
        if (name.contains(".") && here.contains("config")) {
            return "Settings of Kafka go below `config`. ";
        }
        if (known.contains(name)) {
            return "It is a field of the spec itself. ";
        }
        String places = known.stream()
                .filter(path -> path.endsWith("." + name))
                .map(path -> "`" + path.substring(0, path.length() - name.length() - 1) + "`")
                .collect(Collectors.joining(", "));
        return places.isEmpty() ? "" : "It is a field of " + places + ". ";
    }

    private Problem problem(String path, int line, String sentence, String remedy) {
        String place = line == 0 ? "" : source + ":" + line;
        return new Problem(path, override(path).map(Option::name).orElse(place), sentence, remedy);
    }

    /** Counted from one; 0 without a line. */
    static int line(@Nullable Node node) {
        Optional<Mark> mark = node == null ? Optional.empty() : node.getStartMark();
        return mark.map(start -> start.getLine() + 1).orElse(0);
    }

    /** Sorted by line. */
    List<Problem> problems() {
        unknown.forEach(Runnable::run);
        return problems.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Problem> unreadable() {
        return problems().stream().filter(problem -> !rules.contains(problem)).toList();
    }
}

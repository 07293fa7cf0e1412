package ai.voicecore.gregor.spec;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the problems of one document, and knows which fields the command line has set instead. */
final class ProblemList {
    private final String source;
    private final Map<String, OptionValue> overrides;
    /** Each with its line; options, which have none, come first. */
    private final Map<Problem, Integer> problems = new LinkedHashMap<>();

    private final Set<Problem> rules = new HashSet<>();

    ProblemList(String source, Map<String, OptionValue> overrides) {
        this.source = source;
        this.overrides = overrides;
    }

    Optional<String> override(String path) {
        return Optional.ofNullable(overrides.get(path)).map(OptionValue::value);
    }

    /** Something that cannot be understood. */
    void add(String path, @Nullable Node node, String sentence, String remedy) {
        int line = overrides.containsKey(path) ? 0 : line(node);
        problems.putIfAbsent(problem(path, line, sentence, remedy), line);
    }

    /** Something that is understood, and breaks a rule. */
    void addRule(String path, @Nullable Node node, String sentence, String remedy) {
        add(path, node, sentence, remedy);
        rules.add(problem(path, line(node), sentence, remedy));
    }

    private Problem problem(String path, int line, String sentence, String remedy) {
        OptionValue override = overrides.get(path);
        if (override != null) {
            return new Problem(path, override.option(), sentence, remedy);
        }
        return new Problem(path, line == 0 ? "" : source + ":" + line, sentence, remedy);
    }

    /** Counted from one; 0 if it has none. */
    private static int line(@Nullable Node node) {
        Optional<Mark> mark = node == null ? Optional.empty() : node.getStartMark();
        return mark.map(start -> start.getLine() + 1).orElse(0);
    }

    /** In the order of their lines. */
    List<Problem> problems() {
        return problems.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those that keep the document from being understood. */
    List<Problem> unreadable() {
        return problems().stream().filter(problem -> !rules.contains(problem)).toList();
    }
}

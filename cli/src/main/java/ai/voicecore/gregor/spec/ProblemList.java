package ai.voicecore.gregor.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the problems of one document, and knows which fields the command line has set instead. */
final class ProblemList {
    private final String source;
    private final Map<String, OptionValue> overrides;
    /** Each with its line; options, which have none, come first. */
    private final Map<Problem, Integer> problems = new LinkedHashMap<>();

    ProblemList(String source, Map<String, OptionValue> overrides) {
        this.source = source;
        this.overrides = overrides;
    }

    Optional<String> override(String path) {
        return Optional.ofNullable(overrides.get(path)).map(OptionValue::value);
    }

    void add(String path, @Nullable Node node, String sentence, String remedy) {
        OptionValue override = overrides.get(path);
        if (override != null) {
            problems.putIfAbsent(new Problem(path, override.option(), sentence, remedy), 0);
            return;
        }
        int line = line(node);
        problems.putIfAbsent(new Problem(path, line == 0 ? "" : source + ":" + line, sentence, remedy), line);
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
}

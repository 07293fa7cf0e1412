package ai.voicecore.gregor.spec;

import java.util.LinkedHashSet;
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
    private final Set<Problem> problems = new LinkedHashSet<>();

    ProblemList(String source, Map<String, OptionValue> overrides) {
        this.source = source;
        this.overrides = overrides;
    }

    Optional<String> override(String path) {
        return Optional.ofNullable(overrides.get(path)).map(OptionValue::value);
    }

    void add(String path, @Nullable Node node, String sentence, String remedy) {
        problems.add(new Problem(path, where(path, node), sentence, remedy));
    }

    private String where(String path, @Nullable Node node) {
        OptionValue override = overrides.get(path);
        if (override != null) {
            return override.option();
        }
        Optional<Mark> mark = node == null ? Optional.empty() : node.getStartMark();
        return mark.map(m -> source + ":" + (m.getLine() + 1)).orElse("");
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}

package ai.voicecore.gregor.spec.yaml;

import ai.voicecore.gregor.spec.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds the lines of problems that are found after the document was read. */
public final class SpecLines {
    private final SpecSource source;

    public SpecLines(SpecSource source) {
        this.source = source;
    }

    /** The problems with the line or option of their fields, sorted by line. */
    public List<Problem> located(List<Problem> problems) {
        Optional<MappingNode> root = YamlSource.parse(source.name(), source.document());
        return problems.stream()
                .map(problem -> problem.where().isEmpty() ? located(problem, root.orElse(null)) : problem)
                .sorted(Comparator.comparingInt(SpecLines::line))
                .toList();
    }

    /** Problems without a line come first. */
    private static int line(Problem problem) {
        String line = problem.where().substring(problem.where().lastIndexOf(':') + 1);
        return line.matches("[0-9]{1,9}") ? Integer.parseInt(line) : 0;
    }

    private Problem located(Problem problem, @Nullable Node root) {
        OptionValue option = source.options().get(problem.path());
        String where = option != null
                ? option.option()
                : line(root, problem.path())
                        .map(line -> source.name() + ":" + line)
                        .orElse("");
        return new Problem(problem.path(), where, problem.sentence(), problem.remedy());
    }

    /** The line of a field, or of the topic that lacks it. */
    private static Optional<Integer> line(@Nullable Node node, String path) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                Optional<Integer> found = tuple.getKeyNode() instanceof ScalarNode key
                        ? below(key.getValue(), tuple.getValueNode(), path)
                        : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Setting names contain dots, so a path cannot be split without the keys. */
    private static Optional<Integer> below(String key, Node value, String path) {
        if (path.equals(key)) {
            return line(value);
        }
        if (path.startsWith(key + ".")) {
            return line(value, path.substring(key.length() + 1));
        }
        int end = path.indexOf(']');
        if (path.startsWith(key + "[") && end > 0 && value instanceof SequenceNode sequence) {
            String which = path.substring(key.length() + 1, end);
            String rest = path.substring(Math.min(path.length(), end + 2));
            return element(sequence, which)
                    .flatMap(element -> line(element, rest).or(() -> line(element)));
        }
        return Optional.empty();
    }

    private static Optional<Node> element(SequenceNode sequence, String which) {
        List<Node> elements = sequence.getValue();
        if (which.matches("[0-9]{1,6}") && Integer.parseInt(which) < elements.size()) {
            return Optional.of(elements.get(Integer.parseInt(which)));
        }
        return elements.stream().filter(element -> isNamed(element, which)).findFirst();
    }

    private static boolean isNamed(Node element, String name) {
        return element instanceof MappingNode mapping
                && mapping.getValue().stream()
                        .anyMatch(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals("name")
                                && tuple.getValueNode() instanceof ScalarNode value
                                && value.getValue().equals(name));
    }

    private static Optional<Integer> line(Node node) {
        Optional<Mark> mark = node.getStartMark();
        return mark.map(start -> start.getLine() + 1);
    }
}

package ai.voicecore.gregor.spec.yaml;

import ai.voicecore.gregor.spec.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds the lines of problems that are found after the document was read. */
public record SpecLines(SpecSource source) {
    /** The problems with the line or option of their fields, sorted by line; problems without a line come first. */
    public List<Problem> located(List<Problem> problems) {
        Map<String, Integer> lines = new HashMap<>();
        YamlSource.parse(source.name(), source.document()).ifPresent(root -> collect("", root, lines));
        lines.remove("");
        return problems.stream()
                .map(problem -> problem.where().isEmpty() ? located(problem, lines) : problem)
                .sorted(Comparator.comparingInt(SpecLines::line))
                .toList();
    }

    private static int line(Problem problem) {
        String line = problem.where().substring(problem.where().lastIndexOf(':') + 1);
        return line.matches("[0-9]{1,9}") ? Integer.parseInt(line) : 0;
    }

    private Problem located(Problem problem, Map<String, Integer> lines) {
        String path = problem.path();
        // A field that a topic lacks is shown at the topic.
        Integer line = lines.getOrDefault(path, lines.get(path.replaceFirst("\\].*", "]")));
        String found = line == null ? "" : source.name() + ":" + line;
        SpecSource.Option option = source.options().get(path);
        return new Problem(path, option == null ? found : option.name(), problem.sentence(), problem.remedy());
    }

    /** Path → line of each field and of what is below it; elements of a list by their numbers, topics by their names too. */
    private static void collect(String path, Node node, Map<String, Integer> lines) {
        lines.putIfAbsent(path, ProblemList.line(node));
        if (node instanceof MappingNode mapping) {
            values(mapping).forEach((key, value) -> collect(path.isEmpty() ? key : path + "." + key, value, lines));
        } else if (node instanceof SequenceNode sequence) {
            List<Node> elements = sequence.getValue();
            for (int i = 0; i < elements.size(); i++) {
                collect(path + "[" + i + "]", elements.get(i), lines);
            }
            for (Node element : elements) {
                if (element instanceof MappingNode mapping && values(mapping).get("name") instanceof ScalarNode name) {
                    collect(path + "[" + name.getValue() + "]", element, lines);
                }
            }
        }
    }

    private static Map<String, Node> values(MappingNode mapping) {
        Map<String, Node> values = new LinkedHashMap<>();
        mapping.getValue().forEach(tuple -> {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                values.putIfAbsent(key.getValue(), tuple.getValueNode());
            }
        });
        return values;
    }
}

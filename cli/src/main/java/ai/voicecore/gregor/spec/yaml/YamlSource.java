package ai.voicecore.gregor.spec.yaml;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Parses text to a YAML tree with line numbers. Aliases are not expanded, and only known fields are read, so a document
 * cannot grow while it is read.
 */
final class YamlSource {
    static final int MAX_CHARACTERS = 64 * 1024 * 1024;

    private YamlSource() {}

    /** The top-level mapping; empty for an empty document. Throws {@link InvalidSpec} if it is not a YAML mapping. */
    static Optional<MappingNode> parse(String name, String text) {
        Optional<Node> root = compose(name, text).filter(node -> !Fields.isEmpty(node));
        if (root.isPresent() && !(root.get() instanceof MappingNode)) {
            throw problem(name, "is not a mapping of fields to values.");
        }
        return root.map(MappingNode.class::cast);
    }

    private static Optional<Node> compose(String name, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(MAX_CHARACTERS)
                // An alias refers to the same node, so many aliases need no memory.
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> name + ":" + (mark.getLine() + 1))
                    .orElse(name);
            String sentence = "but found another document".equals(e.getProblem())
                    ? "this holds a second document."
                    : "this is not YAML: " + e.getProblem() + ".";
            throw new InvalidSpec(List.of(new Problem("", where, sentence, REMEDY)));
        } catch (YamlEngineException e) {
            String firstLine =
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw problem(name, "is not YAML: " + Failure.sentence(firstLine));
        } catch (StackOverflowError e) {
            throw problem(name, "is nested too deeply to be a spec.");
        }
    }

    private static final String REMEDY = "Compare it with examples/voicecore/cluster.yaml.";

    private static InvalidSpec problem(String name, String sentence) {
        return new InvalidSpec(List.of(new Problem("", name, "this " + sentence, REMEDY)));
    }
}

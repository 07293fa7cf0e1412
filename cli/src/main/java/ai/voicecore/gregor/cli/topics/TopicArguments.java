package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import ai.voicecore.gregor.spec.yaml.SpecWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A topic as options of a command. The rules and defaults are those of a spec. */
final class TopicArguments {
    private static final String PATH = "topics[0].";

    @Parameters(paramLabel = "NAME", description = "The topic's name.")
    private String name = "";

    @Option(names = "--partitions", paramLabel = "N", description = "How many partitions (default: 12).")
    private @Nullable String partitions;

    @Option(
            names = "--replication",
            paramLabel = "R",
            description = "Replicas of each partition (default: the spec's replication).")
    private @Nullable String replication;

    @Option(
            names = "--config",
            paramLabel = "NAME=VALUE",
            description = "A setting of the topic, as retention.ms=604800000; may be repeated.")
    private Map<String, String> config = new LinkedHashMap<>();

    String name() {
        return name;
    }

    /** Throws {@link InvalidSpec} with the wrong options. */
    TopicSpec of(ClusterSpec spec) {
        try {
            return ClusterSpecReader.read(source(spec)).topics().getFirst();
        } catch (InvalidSpec e) {
            throw new InvalidSpec(
                    e.problems().stream().map(TopicArguments::ofOptions).toList());
        }
    }

    private SpecSource source(ClusterSpec spec) {
        Map<String, Object> tree = new TreeMap<>(SpecWriter.tree(spec));
        tree.put("topics", List.of(Map.of("name", name, "config", config)));
        return SpecSource.of("the deployed spec", Data.yaml(tree))
                .with("--partitions", PATH + "partitions", partitions)
                .with("--replication", PATH + "replication", replication);
    }

    /** Replaces the path of a spec field by the name of the option. */
    private static Problem ofOptions(Problem problem) {
        if (!problem.path().startsWith(PATH)) {
            return problem;
        }
        String field = problem.path().substring(PATH.length());
        String option = field.equals("name") ? "NAME" : "--" + field.replaceFirst("^config\\.", "config ");
        return new Problem(option, "", problem.sentence(), problem.remedy());
    }
}

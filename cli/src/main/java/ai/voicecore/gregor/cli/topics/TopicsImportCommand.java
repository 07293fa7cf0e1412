package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.Target;
import ai.voicecore.gregor.cli.wiring.TargetCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import ai.voicecore.gregor.spec.yaml.SpecWriter;
import ai.voicecore.gregor.topics.TopicImport;
import ai.voicecore.gregor.topics.TopicImport.Imported;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;

@Command(
        name = "import",
        description = "Prints the topics of a cluster as declarations: a whole spec for a cluster of Gregor, a part"
                + " of a spec for others.")
public final class TopicsImportCommand extends TargetCommand {
    @Override
    public ExitCode call() {
        Target target = target();
        return target.looking(() -> answer(target));
    }

    private ExitCode answer(Target target) {
        try (ClusterAdmin admin = target.admin()) {
            ClusterSnapshot snapshot = admin.snapshot();
            Optional<ClusterSpec> known = target.own().map(Cluster::spec);
            Map<String, Object> spec = known.map(SpecWriter::tree).orElseGet(TreeMap::new);
            int brokers = known.map(ClusterSpec::brokers)
                    .orElse(Math.max(1, snapshot.brokers().size()));
            Imported imported = TopicImport.of(
                    snapshot,
                    admin.topics().overrides(),
                    known.map(ClusterSpec::exactlyOnceTopics).orElse(Set.of()),
                    topic -> refusal(topic, brokers));
            spec.put("topics", imported.declarations());
            console().answer(Data.yaml(spec).replaceFirst("^---\n", ""));
            imported.leftOut()
                    .forEach((topic, reason) ->
                            console().done("left out, because no spec can declare it: " + topic + ": " + reason));
            return ExitCode.DONE;
        }
    }

    /** Why a spec of a cluster with this many brokers would refuse a topic. */
    private static Optional<String> refusal(Map<String, Object> topic, int brokers) {
        try {
            ClusterSpecReader.read(
                    SpecSource.of("topic", Data.yaml(Map.of("brokers", brokers, "topics", List.of(topic)))));
            return Optional.empty();
        } catch (InvalidSpec e) {
            Problem problem = e.problems().getFirst();
            return Optional.of(problem.path().replaceFirst("^topics\\[0\\]\\.", "") + " " + problem.sentence());
        }
    }
}

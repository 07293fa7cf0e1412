package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.cli.option.ClusterOption;
import ai.voicecore.gregor.cli.option.SpecFile;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cli.wiring.SettingsJudge;
import ai.voicecore.gregor.cli.wiring.Wiring;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.settings.ValueNotation;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecLines;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicDiff;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which topics are declared: those of a file, or those of the spec that was deployed. */
final class DeclaredTopics {
    @Mixin
    private ClusterOption option = new ClusterOption();

    private SpecFile file = new SpecFile(null);

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The spec that declares the topics, or - for standard input; without one, the spec that was"
                    + " deployed.")
    void file(@Nullable Path path) {
        file = new SpecFile(path);
    }

    Cluster cluster(Wiring wiring) {
        return wiring.deployed(read().map(option::or).orElse(option));
    }

    /** Only the file's topics count; what else it says is for deploy. */
    private Optional<ClusterSpec> read() {
        return file.source().map(ClusterSpecReader::read);
    }

    /** Written as in the spec that was deployed, where that means the same. */
    List<TopicSpec> of(Cluster cluster) {
        ClusterSpec deployed = cluster.spec();
        return read().map(spec -> ValueNotation.as(deployed, spec).topics()).orElse(deployed.topics());
    }

    /** Throws {@link ai.voicecore.gregor.spec.InvalidSpec} where the release that runs does not take what the file declares. */
    void judge(Cluster cluster, Context context) {
        ClusterSpec deployed = cluster.spec();
        file.source()
                .ifPresent(source -> new SettingsJudge(context.wiring().releases(), context.console())
                        .judgeTopics(deployed.withTopics(of(cluster)), deployed, new SpecLines(source)));
    }

    /** Compares what is declared with what is there. */
    Comparison compare(Cluster cluster, ClusterAdmin admin) {
        List<TopicSpec> topics = of(cluster);
        ClusterSnapshot actual = admin.snapshot();
        TopicDiff diff = TopicDiff.of(topics, actual, admin.topics().overrides());
        return new Comparison(diff, Load.of(actual, topics, actual.brokers().size()));
    }

    /**
     * What came of it.
     *
     * @param load partitions that there are, declared or not, once the changes are made
     */
    record Comparison(TopicDiff diff, Load load) {
        /** Whether the changes make partitions or replicas. */
        boolean grows() {
            return diff.changes().stream()
                    .anyMatch(change -> change instanceof TopicChange.Create
                            || change instanceof TopicChange.AddPartitions
                            || change instanceof TopicChange.Replicate);
        }
    }
}

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

/** The declared topics: of a file, or of the deployed spec. */
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

    /** Only the topics of the file are used; the rest is for deploy. */
    private Optional<ClusterSpec> read() {
        return file.source().map(ClusterSpecReader::read);
    }

    /** With settings written as in the deployed spec, where the values are equal. */
    List<TopicSpec> of(Cluster cluster) {
        ClusterSpec deployed = cluster.spec();
        return read().map(spec -> ValueNotation.as(deployed, spec).topics()).orElse(deployed.topics());
    }

    /** Throws {@link ai.voicecore.gregor.spec.InvalidSpec} if the running release refuses a declared setting. */
    void judge(Cluster cluster, Context context) {
        ClusterSpec deployed = cluster.spec();
        file.source()
                .ifPresent(source -> new SettingsJudge(context.wiring().releases(), context.console())
                        .judgeTopics(deployed.withTopics(of(cluster)), deployed, new SpecLines(source)));
    }

    /** Compares declared with existing topics. */
    Comparison compare(Cluster cluster, ClusterAdmin admin) {
        List<TopicSpec> topics = of(cluster);
        ClusterSnapshot actual = admin.snapshot();
        TopicDiff diff = TopicDiff.of(topics, actual, admin.topics().overrides());
        return new Comparison(diff, Load.of(actual, topics, actual.brokers().size()));
    }

    /**
     * The result.
     *
     * @param load number of partitions after the changes, declared or not
     */
    record Comparison(TopicDiff diff, Load load) {
        /** Whether the changes create partitions or replicas. */
        boolean grows() {
            return diff.changes().stream()
                    .anyMatch(change -> change instanceof TopicChange.Create
                            || change instanceof TopicChange.AddPartitions
                            || change instanceof TopicChange.Replicate);
        }
    }
}

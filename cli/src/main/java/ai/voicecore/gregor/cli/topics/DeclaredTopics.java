package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.cli.option.SpecFile;
import ai.voicecore.gregor.cli.option.TargetOption;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cli.wiring.Target;
import ai.voicecore.gregor.cli.wiring.Wiring;
import ai.voicecore.gregor.settings.UntypedValueComparison;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
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
    private TargetOption option = new TargetOption();

    private SpecFile file = new SpecFile(null);

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The spec file with the topics, or - for standard input; without it, the deployed spec.")
    void file(@Nullable Path path) {
        file = new SpecFile(path);
    }

    Target target(Wiring wiring) {
        if (option.isForeign() && file.source().isEmpty()) {
            throw InvalidSpec.of(
                    "--file",
                    "is missing: no spec was deployed of a cluster that Gregor has not deployed.",
                    "Name the spec that declares the topics: -f FILE");
        }
        return wiring.target(read().map(option::or).orElse(option));
    }

    /** Only the topics of the file are used; the rest is for deploy. */
    private Optional<ClusterSpec> read() {
        return file.source().map(ClusterSpecReader::read);
    }

    /** With settings written as in the deployed spec, where the values are equal. */
    List<TopicSpec> of(Target target) {
        ClusterSpec deployed = target.spec();
        return read().map(spec -> target.own().isPresent() ? UntypedValueComparison.keepNotation(deployed, spec) : spec)
                .orElse(deployed)
                .topics();
    }

    /** Throws {@link ai.voicecore.gregor.spec.InvalidSpec} if the running release refuses a declared setting. */
    void judge(Target target, Context context) {
        ClusterSpec deployed = target.spec();
        // Which release others' brokers run is not known; they are asked themselves before anything is changed.
        file.source()
                .filter(source -> target.own().isPresent())
                .ifPresent(source -> context.wiring()
                        .releases()
                        .judgeTopics(deployed.withTopics(of(target)), deployed, new SpecLines(source)));
    }

    Comparison compare(Target target, ClusterAdmin admin) {
        List<TopicSpec> topics = of(target);
        ClusterSnapshot actual = admin.snapshot();
        TopicDiff diff = TopicDiff.of(topics, actual, admin.topics().overrides());
        return new Comparison(
                target.own().isPresent() ? diff : diff.with(withoutMoves(diff.changes())),
                Load.of(actual, topics, actual.brokers().size()));
    }

    /** A move that is interrupted leaves throttles, and of a cluster of others nothing is remembered that would take them back. */
    private static List<TopicChange> withoutMoves(List<TopicChange> changes) {
        return changes.stream()
                .map(change -> change instanceof TopicChange.Replicate move
                        ? new TopicChange.Impossible(
                                move,
                                move.sentence() + ", which moves replicas: Gregor does that on its own clusters only",
                                "Move them with kafka-reassign-partitions.sh, or declare the replication as it is.")
                        : change)
                .toList();
    }

    /** @param load partitions that there are, declared or not, once the changes are made */
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

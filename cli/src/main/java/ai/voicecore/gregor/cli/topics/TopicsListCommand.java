package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cli.option.TargetOption;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.cli.wiring.Target;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the existing topics. */
@Command(name = "list", description = "Lists the topics.")
public final class TopicsListCommand extends ContextCommand {
    @Mixin
    private TargetOption option = new TargetOption();

    @Option(names = "--all", description = "Also the internal topics of Kafka, Connect and the registry.")
    private boolean all;

    @Override
    public ExitCode call() {
        Target target = wiring().target(option);
        List<TopicSnapshot> topics = target.looking(() -> topics(target));
        return answered((target.own().isPresent() ? compared(target, topics) : plain(topics)).toString());
    }

    private static Table compared(Target target, List<TopicSnapshot> topics) {
        Set<String> declared =
                target.spec().topics().stream().map(TopicSpec::name).collect(Collectors.toSet());
        Table table = new Table(columns("DECLARED"));
        topics.forEach(topic -> table.row(cells(
                topic, declared.contains(topic.name()) ? "yes" : topic.isSystemTopic() ? "platform's own" : "no")));
        return table;
    }

    /** Of a cluster that has no spec. */
    private static Table plain(List<TopicSnapshot> topics) {
        Table table = new Table(columns());
        topics.forEach(topic -> table.row(cells(topic)));
        return table;
    }

    private static String[] columns(String... more) {
        return joined(Stream.of("TOPIC", "PARTITIONS", "REPLICATION", "MIN ISR", "NOT IN SYNC"), more);
    }

    private static String[] cells(TopicSnapshot topic, String... more) {
        long behind = topic.partitions().stream()
                .filter(partition -> partition.isUnderReplicated())
                .count();
        return joined(
                Stream.of(
                        topic.name(),
                        String.valueOf(topic.partitions().size()),
                        String.valueOf(topic.replication()),
                        String.valueOf(topic.minInsyncReplicas()),
                        String.valueOf(behind)),
                more);
    }

    private static String[] joined(Stream<String> first, String... more) {
        return Stream.concat(first, Stream.of(more)).toArray(String[]::new);
    }

    private List<TopicSnapshot> topics(Target target) {
        try (ClusterAdmin admin = target.admin()) {
            ClusterSnapshot snapshot = admin.snapshot();
            return snapshot.topics().values().stream()
                    .filter(topic -> all || !topic.isSystemTopic())
                    .toList();
        }
    }
}

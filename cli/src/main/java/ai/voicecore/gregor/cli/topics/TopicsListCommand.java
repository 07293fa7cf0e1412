package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.Target;
import ai.voicecore.gregor.cli.wiring.TargetCommand;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists the topics.")
public final class TopicsListCommand extends TargetCommand {
    @Option(names = "--all", description = "Also the internal topics of Kafka, Connect and the registry.")
    private boolean all;

    @Override
    public ExitCode call() {
        Target target = target();
        List<TopicSnapshot> topics = target.looking(() -> topics(target));
        return answered(table(target, topics).toString());
    }

    /** Only a cluster that Gregor has deployed has a spec to compare with. */
    private static Table table(Target target, List<TopicSnapshot> topics) {
        List<String> columns = new ArrayList<>(List.of("TOPIC", "PARTITIONS", "REPLICATION", "MIN ISR", "NOT IN SYNC"));
        boolean own = target.own().isPresent();
        if (own) {
            columns.add("DECLARED");
        }
        Table table = new Table(columns.toArray(String[]::new));
        Set<String> declared = target.own().stream()
                .flatMap(cluster -> cluster.spec().topics().stream())
                .map(TopicSpec::name)
                .collect(Collectors.toSet());
        for (TopicSnapshot topic : topics) {
            List<Object> cells = new ArrayList<>(List.of(
                    topic.name(),
                    topic.partitions().size(),
                    topic.replication(),
                    topic.minInsyncReplicas(),
                    topic.partitions().stream()
                            .filter(PartitionSnapshot::isUnderReplicated)
                            .count()));
            if (own) {
                cells.add(declared.contains(topic.name()) ? "yes" : topic.isSystemTopic() ? "platform's own" : "no");
            }
            table.row(cells.toArray());
        }
        return table;
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

package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cli.option.ClusterOption;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the existing topics. */
@Command(name = "list", description = "Lists the topics that are there.")
public final class TopicsListCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private ClusterOption option = new ClusterOption();

    @Option(names = "--all", description = "Also the topics that Kafka, Connect and the registry keep their state in.")
    private boolean all;

    public TopicsListCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Cluster cluster = context.wiring().deployed(option);
        Set<String> declared =
                cluster.spec().topics().stream().map(TopicSpec::name).collect(Collectors.toSet());
        Table table = new Table("TOPIC", "PARTITIONS", "REPLICATION", "MIN ISR", "NOT IN SYNC", "DECLARED");
        for (TopicSnapshot topic : topics(cluster)) {
            table.row(
                    topic.name(),
                    String.valueOf(topic.partitions().size()),
                    String.valueOf(topic.replication()),
                    String.valueOf(topic.minInsyncReplicas()),
                    String.valueOf(topic.partitions().stream()
                            .filter(partition -> partition.isUnderReplicated())
                            .count()),
                    declared.contains(topic.name()) ? "yes" : topic.isSystemTopic() ? "platform's own" : "no");
        }
        context.console().answer(table.toString());
        return ExitCode.DONE;
    }

    private List<TopicSnapshot> topics(Cluster cluster) {
        try (ClusterAdmin admin = cluster.admin()) {
            ClusterSnapshot snapshot = admin.snapshot();
            return snapshot.topics().values().stream()
                    .filter(topic -> all || !topic.isSystemTopic())
                    .toList();
        }
    }
}

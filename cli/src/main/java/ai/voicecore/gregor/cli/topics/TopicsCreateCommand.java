package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.change.Unfinished;
import ai.voicecore.gregor.change.topic.TopicChanges;
import ai.voicecore.gregor.cli.option.ClusterOption;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.TopicImport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Creates one topic, and prints its declaration. */
@Command(
        name = "create",
        description = "Makes one topic, waits until its partitions are led, and says how to declare it in the spec."
                + " One that exists is left as it is (exit code 2).")
public final class TopicsCreateCommand implements Callable<ExitCode> {
    private static final String COMMAND = "topics create";
    private final Context context;

    @Mixin
    private ClusterOption option = new ClusterOption();

    @Mixin
    private TopicArguments wanted = new TopicArguments();

    public TopicsCreateCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Cluster cluster = context.wiring().deployed(option);
        TopicSpec topic = wanted.of(cluster.spec());
        refuseDeclared(cluster);
        return new ExclusiveChange(cluster, context.console()).run(COMMAND, () -> create(cluster, topic));
    }

    private void refuseDeclared(Cluster cluster) {
        if (cluster.spec().topics().stream()
                .anyMatch(declared -> declared.name().equals(wanted.name()))) {
            throw PlatformFailure.refused(
                    "Topic " + wanted.name() + " is declared in the spec that was deployed.",
                    "It is made, or kept, as it is declared there by: gregor topics apply");
        }
    }

    private ExitCode create(Cluster cluster, TopicSpec topic) {
        Unfinished.refuseDuringAnother(cluster.store(), COMMAND);
        try (ClusterAdmin admin = cluster.admin()) {
            TopicChanges.of(cluster, admin, context.console(), MoveOptions.DEFAULT)
                    .create(topic);
        }
        print(topic);
        return ExitCode.DONE;
    }

    /** The declaration is the result: it can be copied into a spec file. */
    private void print(TopicSpec topic) {
        context.console()
                .done("Topic " + topic.name() + " is there: " + topic.partitions() + " partitions, "
                        + topic.replication() + " replicas, min.insync.replicas "
                        + topic.config().get("min.insync.replicas") + "; every partition is led.");
        context.console()
                .done(
                        "No spec declares it: gregor deploy (of any spec) leaves it as it is, and only gregor topics apply"
                                + " --prune would delete it.\n"
                                + "To have it made with the cluster and kept like this, add these lines to the spec:");
        context.console()
                .answer(Data.yaml(Map.of("topics", List.of(TopicImport.declaration(topic))))
                        .replaceFirst("^---\n", ""));
    }
}

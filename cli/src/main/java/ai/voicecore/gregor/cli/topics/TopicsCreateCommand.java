package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.change.ChangeMemory;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.Target;
import ai.voicecore.gregor.cli.wiring.TargetCommand;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.TopicImport;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "create",
        description = "Creates one topic, waits until its partitions have leaders, and prints its declaration"
                + " for the spec. An existing topic is not changed (exit code 2).")
public final class TopicsCreateCommand extends TargetCommand {
    private static final String COMMAND = "topics create";
    private static final Remedy UNDECLARED =
            Remedy.of("No spec declares it: gregor deploy (of any spec) leaves it as it is, and only"
                    + " {gregor topics apply --prune} would delete it.\n");

    @Mixin
    private TopicArguments wanted = new TopicArguments();

    @Override
    public ExitCode call() {
        Target target = target();
        TopicSpec topic = wanted.of(target.spec());
        refuseDeclared(target);
        return target.changing(COMMAND, () -> create(target, topic));
    }

    private void refuseDeclared(Target target) {
        if (target.spec().topics().stream().anyMatch(declared -> declared.name().equals(wanted.name()))) {
            throw Failure.refused(
                    "Topic " + wanted.name() + " is declared in the spec that was deployed.",
                    "It is made, or kept, as it is declared there by: {gregor topics apply}");
        }
    }

    private ExitCode create(Target target, TopicSpec topic) {
        target.own().ifPresent(own -> new ChangeMemory(own.store()).refuseDuringAnother(COMMAND));
        try (ClusterAdmin admin = target.admin()) {
            context().topicChanges(target, admin, MoveOptions.DEFAULT).create(topic);
        }
        print(topic, target.own().isPresent());
        return ExitCode.DONE;
    }

    /** The declaration is the result: it can be copied into a spec file. */
    private void print(TopicSpec topic, boolean own) {
        console()
                .done("Topic " + topic.name() + " exists: " + topic.partitions() + " partitions, "
                        + topic.replication() + " replicas, min.insync.replicas "
                        + topic.config().get("min.insync.replicas") + "; every partition has a leader.");
        console()
                .done((own ? console().text(UNDECLARED) : "")
                        + "To have it made with the cluster and kept like this, add these lines to the spec:");
        console()
                .answer(Data.yaml(Map.of("topics", List.of(TopicImport.declaration(topic))))
                        .replaceFirst("^---\n", ""));
    }
}

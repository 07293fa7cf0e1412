package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.change.ChangeMemory;
import ai.voicecore.gregor.change.Sizing;
import ai.voicecore.gregor.change.topic.TopicChanges;
import ai.voicecore.gregor.change.topic.TopicsApplyChange;
import ai.voicecore.gregor.cli.option.MovingOptions;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.cli.wiring.Target;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicDiff;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "apply",
        description = "Makes the topics match the spec: creates topics, adds partitions, changes settings and"
                + " replication. Nothing is deleted without --prune; partitions are never removed. A cluster that Gregor has not"
                + " deployed (--bootstrap-servers) is not locked: see that no other tool changes its topics at the same time;"
                + " its replication is not changed, and nothing is remembered.")
public final class TopicsApplyCommand extends ContextCommand {
    private static final String COMMAND = "topics apply";

    @Mixin
    private DeclaredTopics declared = new DeclaredTopics();

    @Mixin
    private MovingOptions moving = new MovingOptions();

    @Option(names = "--prune", description = "Also delete undeclared topics and reset undeclared settings.")
    private boolean prune;

    @Option(
            names = "--confirm",
            paramLabel = "TOPIC",
            split = ",",
            description = "The topics that --prune deletes, if there is no terminal to ask on.")
    private List<String> confirmed = List.of();

    @Override
    public ExitCode call() {
        Target target = declared.target(wiring());
        declared.judge(target, context());
        return target.resumable(COMMAND, () -> apply(target));
    }

    private ExitCode apply(Target target) {
        target.own().ifPresent(own -> new ChangeMemory(own.store()).refuseDuringAnother(COMMAND));
        try (ClusterAdmin admin = target.admin()) {
            DeclaredTopics.Comparison comparison = declared.compare(target, admin);
            TopicDiff diff = comparison.diff();
            if (comparison.grows()) {
                target.own().ifPresent(own -> new Sizing(own).require(comparison.load(), console()));
            }
            List<TopicChange> deletions = prune ? diff.undeclared() : List.of();
            confirm(target.brokers().cluster(), deletions);
            TopicChanges changes = context().topicChanges(target, admin, moving.options());
            return print(new TopicsApplyChange(target.own(), changes).run(declared.of(target), diff, deletions));
        }
    }

    private ExitCode print(TopicsApplyChange.Report report) {
        boolean any = printRefused(report.left(), console());
        console()
                .answer(
                        report.made() == 0 && !any
                                ? "The topics are as declared; nothing was changed."
                                : report.made() + " changes made, "
                                        + report.left().size() + " cannot be made.");
        return any ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    /** Prints changes that could not be made, and returns whether there are any. */
    public static boolean printRefused(List<TopicChange.Impossible> refused, Console console) {
        refused.forEach(change -> console.error(change.topic() + ": " + change.sentence() + ".", change.remedy()));
        return !refused.isEmpty();
    }

    private void confirm(String cluster, List<TopicChange> undeclared) {
        Set<String> doomed = undeclared.stream()
                .filter(TopicChange.Delete.class::isInstance)
                .map(TopicChange::topic)
                .collect(Collectors.toCollection(TreeSet::new));
        if (doomed.isEmpty() || doomed.equals(new TreeSet<>(confirmed))) {
            return;
        }
        String names = String.join(",", doomed);
        if (confirmed.isEmpty() && Console.canAsk()) {
            console().done("These topics would be deleted with all their records: " + names);
            if (console().mayDelete("all data of cluster " + cluster, cluster)) {
                return;
            }
            throw new Failure("Nothing was changed.", "Without --prune nothing is deleted.");
        }
        throw new Failure(
                "--prune would delete these topics with all their records: " + names + ".",
                "If you mean it: --prune --confirm " + names);
    }
}

package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.change.Sizing;
import ai.voicecore.gregor.change.topic.TopicChanges;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.cli.wiring.Target;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicDiff;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "diff",
        description = "Prints what apply would change. Exit code 0 if the topics are as declared, 3 if they differ.")
public final class TopicsDiffCommand extends ContextCommand {
    @Mixin
    private DeclaredTopics declared = new DeclaredTopics();

    @Override
    public ExitCode call() {
        Target target = declared.target(wiring());
        declared.judge(target, context());
        return target.looking(() -> diff(target));
    }

    private ExitCode diff(Target target) {
        try (ClusterAdmin admin = target.admin()) {
            DeclaredTopics.Comparison comparison = declared.compare(target, admin);
            TopicDiff diff = TopicChanges.withRefusals(admin, comparison.diff());
            String shortages = target.own()
                    .filter(own -> comparison.grows())
                    .map(own -> shortages(own, comparison.load()))
                    .orElse("");
            console().answer(text(diff, console()) + shortages);
            return diff.isSame() ? ExitCode.DONE : ExitCode.FINDINGS;
        }
    }

    /** What apply would refuse or warn about. */
    private String shortages(Cluster cluster, Load load) {
        return new Sizing(cluster)
                .shortages(load).stream()
                        .map(shortage -> "\n" + (shortage.hopeless() ? "apply would refuse: " : "warning: ")
                                + shortage.problem().told()
                                + console().text(shortage.remedy()))
                        .collect(Collectors.joining());
    }

    /** Undeclared topics are listed but do not count as a difference: another team may own them. */
    static String text(TopicDiff diff, Console console) {
        StringBuilder text =
                new StringBuilder(diff.isSame() ? "Every topic is as it is declared." : "Declared topics differ:");
        for (TopicChange change : diff.changes()) {
            text.append("\n  ").append(sign(change)).append(' ').append(line(change, console));
        }
        if (!diff.undeclared().isEmpty()) {
            text.append("\nNot declared; only apply --prune would change it:");
            diff.undeclared().forEach(change -> text.append("\n  ? ").append(line(change, console)));
        }
        return text.toString();
    }

    private static String line(TopicChange change, Console console) {
        return change.topic() + ": " + change.sentence()
                + (change instanceof TopicChange.Impossible impossible ? ". " + console.text(impossible.remedy()) : "");
    }

    private static String sign(TopicChange change) {
        return switch (change) {
            case TopicChange.Create ignored -> "+";
            case TopicChange.Delete ignored -> "-";
            case TopicChange.Impossible ignored -> "!";
            default -> "~";
        };
    }
}

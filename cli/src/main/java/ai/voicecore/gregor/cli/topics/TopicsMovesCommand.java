package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.balance.ReadableSize;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.Target;
import ai.voicecore.gregor.cli.wiring.TargetCommand;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.moving.Cancellation;
import ai.voicecore.gregor.moving.MoveList;
import ai.voicecore.gregor.moving.MoveList.Line;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "moves",
        description = "Lists the partitions that any tool is moving between brokers, with their progress.")
public final class TopicsMovesCommand extends TargetCommand {
    @Option(
            names = "--cancel",
            paramLabel = "NAME",
            arity = "0..1",
            fallbackValue = "",
            split = ",",
            description =
                    "Cancel the moves of these partitions (calls-0) or topics (calls); without a name, all moves of Gregor.")
    private @Nullable List<String> cancelled;

    @Override
    public ExitCode call() {
        Target target = target();
        List<String> names = cancelled;
        return names == null
                ? target.looking(() -> list(target))
                : target.resumable("topics moves --cancel", () -> cancel(target, names));
    }

    private static MoveList moves(Target target, ClusterAdmin admin) {
        return new MoveList(admin, target.memory(), target.logs());
    }

    private ExitCode list(Target target) {
        try (ClusterAdmin admin = target.admin()) {
            List<Line> lines = moves(target, admin).read();
            if (lines.isEmpty()) {
                return answered("No partition is being moved.");
            }
            Table table = new Table("PARTITION", "ADDED ON", "REMOVED FROM", "COPIED", "BEGUN BY", "HINDERED BY");
            lines.forEach(line -> table.row(
                    line.move().partition(),
                    brokers(line.move().adding()),
                    brokers(line.move().removing()),
                    ReadableSize.of(line.copy().copied()) + " of "
                            + ReadableSize.of(line.copy().total()),
                    line.own() ? "gregor" : "another tool",
                    line.hindrance().orElse("-")));
            return answered(table.toString());
        }
    }

    private static String brokers(List<Integer> ids) {
        return ids.isEmpty() ? "-" : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private ExitCode cancel(Target target, List<String> names) {
        try (ClusterAdmin admin = target.admin()) {
            MoveList moves = moves(target, admin);
            List<Line> lines = moves.read();
            List<String> named = names.stream().filter(name -> !name.isEmpty()).toList();
            named.stream()
                    .filter(name -> lines.stream().noneMatch(line -> isNamed(line, name)))
                    .findFirst()
                    .ifPresent(name -> {
                        throw Failure.refused(
                                name + " is not being moved. Nothing was changed.",
                                "See what is: {gregor topics moves}");
                    });
            List<ReplicaMove> meant = lines.stream()
                    .filter(line ->
                            named.isEmpty() ? line.own() : named.stream().anyMatch(name -> isNamed(line, name)))
                    .map(Line::move)
                    .toList();
            if (meant.isEmpty()) {
                return answered("No move of Gregor is in progress.");
            }
            return print(moves.cancel(meant));
        }
    }

    private ExitCode print(Cancellation cancellation) {
        if (!cancellation.ended().isEmpty()) {
            console()
                    .answer("Cancelled; these replicas stay where they were: "
                            + cancellation.ended().stream()
                                    .map(PartitionId::toString)
                                    .collect(Collectors.joining(", ")));
        }
        if (!cancellation.left().isEmpty()) {
            throw new Failure(cancellation.sentence(), cancellation.remedy());
        }
        return ExitCode.DONE;
    }

    private static boolean isNamed(Line line, String name) {
        PartitionId partition = line.move().partition();
        return partition.toString().equals(name) || partition.topic().equals(name);
    }
}

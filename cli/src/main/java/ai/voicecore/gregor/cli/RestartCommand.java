package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.change.RollingChange;
import ai.voicecore.gregor.change.Unfinished;
import ai.voicecore.gregor.cli.AuditOption.Made;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.rolling.RollingOrder;
import ai.voicecore.gregor.rolling.RollingOrder.Place;
import ai.voicecore.gregor.rolling.RollingPolicy;
import ai.voicecore.gregor.rolling.Situation;
import ai.voicecore.gregor.topology.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restarts nodes one after the other. */
@Command(
        name = "restart",
        description =
                "Restarts the nodes one after the other, so that no partition falls below its min ISR and no quorum"
                        + " loses its majority. Interrupted, it goes on where it stopped when it is typed again.")
final class RestartCommand implements Callable<ExitCode> {
    private static final String NAME = Unfinished.RESTART;

    private final Context context;

    @Mixin
    private ClusterOption option = new ClusterOption();

    @Mixin
    private RollingOptions rolling = new RollingOptions();

    @Mixin
    private AuditOption audit = new AuditOption();

    @Mixin
    private ReportFormat format = new ReportFormat();

    @Option(names = "--only", paramLabel = "NODE", split = ",", description = "Restart these nodes only.")
    private List<String> only = List.of();

    @Option(names = "--dry-run", description = "Print the order with its reasons and what stands in the way, and stop.")
    private boolean dryRun;

    @Option(names = "--afresh", description = "Begin again, whatever an interrupted change has done already.")
    private boolean afresh;

    RestartCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Cluster cluster = context.wiring().deployed(option);
        RollingChange change = new RollingChange(cluster, context.console(), rolling.timeout());
        if (dryRun) {
            Roll todo = todo(cluster, change);
            return tell(todo, change.look(todo));
        }
        return new Changing(cluster, context.console()).resumable(NAME, () -> restart(cluster, change));
    }

    private Roll todo(Cluster cluster, RollingChange change) {
        Roll roll = Roll.of(targets(cluster.topology().nodes()), rolling.roll());
        return begun(cluster, roll)
                .map(unfinished -> change.resume(unfinished, rolling.roll()))
                .orElse(roll);
    }

    private ExitCode restart(Cluster cluster, RollingChange change) {
        Roll todo = todo(cluster, change);
        Made made = audit.around(context, cluster, () -> change.run(new Unfinished(NAME, todo)));
        String done = String.format(
                Locale.ROOT,
                "%d nodes restarted in %.1f s.",
                todo.targets().size() - todo.done().size(),
                made.took().toMillis() / 1e3);
        return new ChangeReport(cluster.spec().name(), List.of(done), made.took(), made.verdict(), Optional.empty())
                .tell(format, context.console());
    }

    private List<String> targets(List<Node> nodes) {
        List<String> all = nodes.stream().map(Node::name).toList();
        Set<String> unknown = new HashSet<>(only);
        all.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw PlatformFailure.noNode(String.join(", ", unknown), all);
        }
        return only.isEmpty() ? all : all.stream().filter(only::contains).toList();
    }

    /** The interrupted restart that this one goes on with. */
    private Optional<Unfinished> begun(Cluster cluster, Roll roll) {
        if (afresh) {
            return Optional.empty();
        }
        Unfinished.refuseDuringAnother(cluster.store(), NAME);
        Optional<Unfinished> begun = Unfinished.of(cluster.store());
        begun.ifPresent(unfinished -> {
            Roll known = unfinished.roll();
            if (!Set.copyOf(known.targets()).equals(Set.copyOf(roll.targets()))) {
                throw new PlatformFailure(
                        "An interrupted restart of other nodes is not finished: " + known.targets() + ".",
                        "Repeat it as it was, begin this one with --afresh, or give the rest of it up: gregor deploy.");
            }
            context.console()
                    .done("going on with the interrupted restart; back already: "
                            + (known.done().isEmpty()
                                    ? "none"
                                    : known.done().stream().sorted().collect(Collectors.joining(", "))));
        });
        return begun;
    }

    private ExitCode tell(Roll roll, Situation now) {
        Map<String, String> obstacles = RollingPolicy.obstacles(roll, now);
        Table table = new Table("NODE", "WHY IN THIS PLACE", "COULD BE STOPPED NOW");
        for (Place place : RollingOrder.of(
                node -> roll.targets().contains(node.name()) && !roll.done().contains(node.name()), now)) {
            table.row(
                    place.node().name(),
                    place.reason(),
                    obstacles.containsKey(place.node().name())
                            ? "no: " + obstacles.get(place.node().name())
                            : "yes");
        }
        context.console().answer(table.toString());
        return obstacles.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}

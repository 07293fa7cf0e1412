package ai.voicecore.gregor.change;

import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.topology.Node;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Restarts nodes one after the other; continues an interrupted restart of the same nodes. */
public record RestartChange(Cluster cluster, Options options, Progress progress) {
    /**
     * What to restart, and how.
     *
     * @param only names of nodes; empty for all
     * @param afresh whether to ignore the progress of an interrupted change
     * @param patience timeout without a possible step
     */
    public record Options(List<String> only, boolean afresh, Roll.Options roll, Duration patience) {}

    /** The nodes that remain to be restarted; throws {@link Failure} if another change is unfinished. */
    public Roll todo() {
        Roll roll = Roll.of(targets(), options.roll());
        return begun(roll)
                .map(unfinished -> rolling().resume(unfinished, options.roll()))
                .orElse(roll);
    }

    /** Restarts them; stops at the first node that does not come back. */
    public void run(Roll roll) {
        rolling()
                .run(new Change.Restart(
                        roll, Change.Clock.startingAt(cluster.stop().instant())));
    }

    public RollingChange rolling() {
        return new RollingChange(cluster, progress, options.patience());
    }

    private List<String> targets() {
        List<String> all = cluster.topology().nodes().stream().map(Node::name).toList();
        Set<String> unknown = new HashSet<>(options.only());
        all.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw Node.unknown(String.join(", ", unknown), all);
        }
        return options.only().isEmpty()
                ? all
                : all.stream().filter(options.only()::contains).toList();
    }

    /** The interrupted restart that this one continues. */
    private Optional<Change> begun(Roll roll) {
        if (options.afresh()) {
            return Optional.empty();
        }
        ChangeMemory memory = new ChangeMemory(cluster.store());
        memory.refuseDuringAnother(Change.Restart.COMMAND);
        Optional<Change> begun = memory.unfinished();
        begun.map(Change::roll).ifPresent(known -> {
            if (!Set.copyOf(known.targets()).equals(Set.copyOf(roll.targets()))) {
                throw new Failure(
                        "An interrupted restart of other nodes is not finished: " + known.targets() + ".",
                        "Repeat it as it was, begin this one with --afresh, or leave out the remaining nodes: {gregor deploy}.");
            }
            progress.done("going on with the interrupted restart; back already: "
                    + (known.done().isEmpty()
                            ? "none"
                            : known.done().stream().sorted().collect(Collectors.joining(", "))));
        });
        return begun;
    }
}

package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.change.Driver.Round;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.Troubles;
import ai.voicecore.gregor.rolling.Decision;
import ai.voicecore.gregor.rolling.ProcessId;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.rolling.RollingPolicy;
import ai.voicecore.gregor.rolling.Situation;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Node;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Executes the decisions of the rolling policy, and saves the progress after each step.
 *
 * @param cluster with the nodes as they are described after the change
 * @param patience timeout without a possible step
 */
public record RollingChange(Cluster cluster, Progress progress, Duration patience) {
    private static final Duration INTERVAL = Duration.ofMillis(400);

    /** The current state of the cluster, as the policy sees it. */
    public Situation look(Roll roll) {
        try (ClusterAdmin admin = cluster.admin()) {
            Situation now = new SituationReader(cluster, admin).read(roll);
            return checked(roll, now, admin);
        }
    }

    /** Adds what would prevent the remaining nodes from starting again. */
    private Situation checked(Roll roll, Situation now, ClusterAdmin admin) {
        List<Node> left = cluster.topology().nodes().stream()
                .filter(node ->
                        roll.targets().contains(node.name()) && !roll.done().contains(node.name()))
                .toList();
        return new StartChecks(cluster, admin).added(left, now);
    }

    /** Continues a saved change: nodes that have failed since are restarted once more. */
    public Roll resume(Change begun, Roll.Options options) {
        Set<String> failed = cluster.platform().observe().stream()
                .filter(node -> node.phase() == NodePhase.FAILED)
                .map(NodeStatus::name)
                .collect(Collectors.toSet());
        return begun.roll().resumed(options, failed);
    }

    /** Restarts every node of the change; stops at the first that does not come back. */
    public void run(Change begun) {
        runPart(begun);
        cluster.store().finished();
        cluster.store().journal("done", begun.command());
    }

    /** The same as a part of a larger change, which is not finished by it. */
    public void runPart(Change begun) {
        try (ClusterAdmin admin = cluster.admin()) {
            new Run(begun, admin).run();
        }
    }

    private final class Run {
        private Change change;
        private final ClusterAdmin admin;
        private final SituationReader reader;
        private final Time time = cluster.stop();
        private final Troubles troubles = new Troubles(progress, time);

        Run(Change change, ClusterAdmin admin) {
            this.change = change;
            this.admin = admin;
            this.reader = new SituationReader(cluster, admin);
        }

        void run() {
            new ChangeMemory(cluster.store()).remember(change);
            new Driver(time, progress, INTERVAL, patience)
                    .run(() -> reader.refresh(change.roll()), this::round, this::timedOut);
        }

        private Round round(Situation observed) {
            troubles.look(observed.nodes());
            Situation now = observed;
            Decision decision = decide(now);
            if (decision instanceof Decision.Restart) {
                now = checked(change.roll(), reader.wasRefreshed() ? reader.read(change.roll()) : now, admin);
                decision = decide(now);
            }
            return act(decision, now);
        }

        private Decision decide(Situation now) {
            return RollingPolicy.decide(change.roll(), now, change.clock().calm(time.instant()));
        }

        private Round act(Decision decision, Situation now) {
            return switch (decision) {
                case Decision.Restart restart -> restart(restart, now);
                case Decision.Elect elect -> {
                    progress.doing("electing the preferred leaders of "
                            + elect.partitions().size() + " partitions");
                    admin.electPreferredLeaders(elect.partitions());
                    change = change.with(change.roll().elected(), change.clock());
                    yield new Round.Acted();
                }
                case Decision.Recovered back -> recovered(back.nodes());
                case Decision.Wait notYet -> new Round.Waiting(notYet.because());
                case Decision.Blocked impossible -> {
                    stopped(impossible.because());
                    throw new Failure(
                            Failure.sentence(impossible.because()),
                            impossible.remedy().and(undoCommand()));
                }
                case Decision.Done ignored -> new Round.Ended();
            };
        }

        private Round restart(Decision.Restart restart, Situation now) {
            List<String> names = restart.nodes().stream().map(Node::name).toList();
            // Start before the restart is saved: a node that ends by itself in between must come back with its new
            // description.
            cluster.platform().start(cluster.topology(), restart.nodes());
            Map<String, ProcessId> processes =
                    now.nodes().stream().collect(Collectors.toMap(NodeStatus::name, ProcessId::of));
            remember(change.roll()
                    .asked(names.stream()
                            .collect(Collectors.toMap(
                                    name -> name, name -> processes.getOrDefault(name, ProcessId.NONE)))));
            cluster.store().journal("restart", String.join(", ", names) + ": " + restart.reason());
            progress.done("restarting " + String.join(", ", names) + " (" + restart.reason() + ")");
            cluster.platform().restart(cluster.topology(), restart.nodes(), progress);
            return new Round.Acted();
        }

        /** Saved before it is reported: after a kill the next command continues behind these nodes. */
        private Round recovered(List<String> nodes) {
            Duration took = change.clock().calm(time.instant());
            remember(change.roll().back(nodes));
            progress.done(String.format(
                    Locale.ROOT, "%s: back after %.1f s", String.join(", ", nodes), took.toMillis() / 1e3));
            return new Round.Noted();
        }

        private Failure timedOut(String because) {
            stopped(because);
            return Failure.timedOut(
                    "Nothing could be done for " + patience.toSeconds() + " s: " + because + ".",
                    Remedy.of(
                                    "See {gregor status} and {gregor validate}; then repeat the command: it continues where it"
                                            + " stopped.")
                            .and(undoCommand()));
        }

        private Remedy undoCommand() {
            return change.roll().hasBegun() ? change.howToUndo() : Remedy.NONE;
        }

        /** If no node was restarted, there is nothing to continue; another command may be needed first. */
        private void stopped(String because) {
            cluster.store().journal("stopped", change.command() + ": " + because);
            if (!change.roll().hasBegun() && change.hasOnlyRestarts()) {
                cluster.store().finished();
            }
        }

        private void remember(Roll roll) {
            change = change.with(roll, change.clock().stepped(time.instant()));
            new ChangeMemory(cluster.store()).remember(change);
        }
    }
}

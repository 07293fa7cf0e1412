package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.ClusterAdmin;
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

/** Executes the decisions of the rolling policy, and saves the progress after each step. */
public final class RollingChange {
    private static final Duration INTERVAL = Duration.ofMillis(400);

    /** Reading the state of a large cluster costs the brokers time: it takes at most a fifth of the time. */
    private static final long PAUSE_FACTOR = 4;

    private final Cluster cluster;
    private final Progress progress;
    private final Duration patience;

    /**
     * A rolling change.
     *
     * @param cluster with the nodes as they are described after the change
     * @param patience timeout without a possible step
     */
    public RollingChange(Cluster cluster, Progress progress, Duration patience) {
        this.cluster = cluster;
        this.progress = progress;
        this.patience = patience;
    }

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

    /** Saves that a change has begun, before anything else of it is saved. */
    public void remember(Unfinished begun) {
        begun.remember(cluster.store());
    }

    /** Continues a saved change: nodes that have failed since are restarted once more. */
    public Roll resume(Unfinished begun, Roll.Options options) {
        Set<String> failed = cluster.platform().observe().stream()
                .filter(node -> node.phase() == NodePhase.FAILED)
                .map(NodeStatus::name)
                .collect(Collectors.toSet());
        return begun.roll().resumed(options, failed);
    }

    /** Restarts every node of the change; stops at the first that does not come back. */
    public void run(Unfinished begun) {
        runPart(begun);
        cluster.store().finished();
        cluster.store().journal("done", begun.command());
    }

    /** The same as a part of a larger change, which is not finished by it. */
    public void runPart(Unfinished begun) {
        try (ClusterAdmin admin = cluster.admin()) {
            new Run(begun, admin).run();
        }
    }

    /** One execution of a change. */
    private final class Run {
        private final Unfinished change;
        private final ClusterAdmin admin;
        private final SituationReader reader;
        private Roll roll;
        private final Time time = cluster.stop();
        private final Troubles troubles = new Troubles(progress, time);
        private long lastStep = time.nanos();
        private long lastBack = lastStep;

        /** How long the last poll of the cluster took. */
        private Duration cost = Duration.ZERO;

        Run(Unfinished change, ClusterAdmin admin) {
            this.change = change;
            this.roll = change.roll();
            this.admin = admin;
            this.reader = new SituationReader(cluster, admin);
        }

        void run() {
            remember(roll);
            Decision decision;
            do {
                cost = Duration.ZERO;
                decision = step();
                if (!(decision instanceof Decision.Recovered || decision instanceof Decision.Done)) {
                    Duration rest = cost.multipliedBy(PAUSE_FACTOR);
                    time.pause(rest.compareTo(INTERVAL) > 0 ? rest : INTERVAL);
                }
            } while (!(decision instanceof Decision.Done));
        }

        /** Temporary failures are retried: nothing is decided without an answer, and every action can be repeated. */
        private Decision step() {
            try {
                long looked = time.nanos();
                Situation now = reader.refresh(roll);
                troubles.look(now.nodes());
                Decision decision = RollingPolicy.decide(roll, now, time.since(lastBack));
                if (decision instanceof Decision.Restart) {
                    now = checked(roll, reader.wasRefreshed() ? reader.read(roll) : now, admin);
                    decision = RollingPolicy.decide(roll, now, time.since(lastBack));
                }
                cost = time.since(looked);
                act(decision, now);
                return decision;
            } catch (Failure e) {
                if (!e.isUnreachable()) {
                    throw e;
                }
                Decision.Wait notYet = new Decision.Wait(withoutStop(String.valueOf(e.getMessage())));
                waitFor(notYet);
                return notYet;
            }
        }

        private static String withoutStop(String sentence) {
            return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        }

        private void act(Decision decision, Situation now) {
            switch (decision) {
                case Decision.Restart restart -> restart(restart, now);
                case Decision.Elect elect -> {
                    progress.doing("electing the preferred leaders of "
                            + elect.partitions().size() + " partitions");
                    admin.electPreferredLeaders(elect.partitions());
                    roll = roll.elected();
                }
                case Decision.Recovered back -> {
                    Duration took = time.since(lastStep);
                    // Saved before it is reported: after a kill the next command continues behind these nodes.
                    remember(roll.back(back.nodes()));
                    progress.done(String.format(
                            Locale.ROOT,
                            "%s: back after %.1f s",
                            String.join(", ", back.nodes()),
                            took.toMillis() / 1e3));
                    lastBack = time.nanos();
                    lastStep = lastBack;
                }
                case Decision.Wait notYet -> waitFor(notYet);
                case Decision.Blocked impossible -> {
                    stopped(impossible.because());
                    throw new Failure(
                            withoutStop(impossible.because()) + ".",
                            impossible.remedy().and(undoCommand()));
                }
                case Decision.Done ignored -> {}
            }
        }

        private void restart(Decision.Restart restart, Situation now) {
            List<String> names = restart.nodes().stream().map(Node::name).toList();
            // Start before the restart is saved: a node that ends by itself in between must come back with its new
            // description.
            cluster.platform().start(cluster.topology(), restart.nodes());
            Map<String, ProcessId> processes =
                    now.nodes().stream().collect(Collectors.toMap(NodeStatus::name, ProcessId::of));
            remember(roll.asked(names.stream()
                    .collect(Collectors.toMap(name -> name, name -> processes.getOrDefault(name, ProcessId.NONE)))));
            cluster.store().journal("restart", String.join(", ", names) + ": " + restart.reason());
            progress.done("restarting " + String.join(", ", names) + " (" + restart.reason() + ")");
            lastStep = time.nanos();
            cluster.platform().restart(cluster.topology(), restart.nodes(), progress);
        }

        private void waitFor(Decision.Wait notYet) {
            if (time.since(lastStep).compareTo(patience) > 0) {
                stopped(notYet.because());
                throw Failure.timedOut(
                        "Nothing could be done for " + patience.toSeconds() + " s: " + withoutStop(notYet.because())
                                + ".",
                        Remedy.of(
                                        "See {gregor status} and {gregor validate}; then repeat the command: it goes on where it"
                                                + " stopped.")
                                .and(undoCommand()));
            }
            progress.doing("waiting", notYet.because());
        }

        private Remedy undoCommand() {
            return roll.hasBegun() ? change.undoCommand() : Remedy.NONE;
        }

        /** If no node was restarted, there is nothing to continue; another command may be needed first. */
        private void stopped(String because) {
            cluster.store().journal("stopped", change.command() + ": " + because);
            if (!roll.hasBegun()
                    && !change.resizing()
                    && change.live().isEmpty()
                    && change.left().isEmpty()) {
                cluster.store().finished();
            }
        }

        private void remember(Roll changed) {
            roll = changed;
            change.with(changed).remember(cluster.store());
        }
    }
}

package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.PlatformFailure;
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
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Does what the rolling policy decides, and remembers after each step how far it has come. */
public final class RollingChange {
    private static final long INTERVAL_NANOS = Duration.ofMillis(400).toNanos();

    /** A look at a large cluster takes brokers' and clients' time: it is taken at most a fifth of the time. */
    private static final long PAUSE_FACTOR = 4;

    private final Topology topology;
    private final Platform platform;
    private final ClusterStore store;
    private final Services services;
    private final Progress progress;
    private final Duration patience;

    /**
     * A change of the topology's nodes.
     *
     * @param topology the nodes as they are to be when they are back
     * @param patience how long it may go on without a step being possible
     */
    public RollingChange(
            Topology topology,
            Platform platform,
            ClusterStore store,
            Services services,
            Progress progress,
            Duration patience) {
        this.topology = topology;
        this.platform = platform;
        this.store = store;
        this.services = services;
        this.progress = progress;
        this.patience = patience;
    }

    /** What is true of the cluster now, as the policy sees it. */
    public Situation look(Roll roll) {
        try (ClusterAdmin admin = services.admin(topology)) {
            Situation now = new SituationReader(platform, services.states(), admin).read(topology, roll);
            return checked(roll, now, admin);
        }
    }

    /** With what would keep the nodes that are left to be restarted from starting again. */
    private Situation checked(Roll roll, Situation now, ClusterAdmin admin) {
        List<Node> left = topology.nodes().stream()
                .filter(node ->
                        roll.targets().contains(node.name()) && !roll.done().contains(node.name()))
                .toList();
        return new StartChecks(topology, platform, services, admin).added(left, now);
    }

    /** Remembers that a change has begun, before anything else that it changes is remembered. */
    public void remember(Unfinished begun) {
        begun.remember(store);
    }

    /** Takes up a change that was begun: nodes that have failed since are asked once more. */
    public Roll resume(Unfinished begun, Roll.Options options) {
        Set<String> failed = platform.observe().stream()
                .filter(node -> node.phase() == NodePhase.FAILED)
                .map(NodeStatus::name)
                .collect(Collectors.toSet());
        return begun.roll().resumed(options, failed);
    }

    /** Restarts every node of the change, or stops at the first that does not come back. */
    public void run(Unfinished begun) {
        runPart(begun);
        store.finished();
        store.journal("done", begun.command());
    }

    /** The same as a part of something larger, which is not finished with it. */
    void runPart(Unfinished begun) {
        try (ClusterAdmin admin = services.admin(topology)) {
            new Course(begun, admin).run();
        }
    }

    /** One run of a change, from its first step to its last. */
    private final class Course {
        private final Unfinished change;
        private final ClusterAdmin admin;
        private final SituationReader reader;
        private Roll roll;
        private final Troubles troubles = new Troubles(progress);
        private long lastStep = System.nanoTime();
        private long lastBack = System.nanoTime();

        /** What the last look at the cluster has taken. */
        private long cost;

        Course(Unfinished change, ClusterAdmin admin) {
            this.change = change;
            this.roll = change.roll();
            this.admin = admin;
            this.reader = new SituationReader(platform, services.states(), admin);
        }

        void run() {
            remember(roll);
            Decision decision;
            do {
                cost = 0;
                decision = step();
                if (!(decision instanceof Decision.Back || decision instanceof Decision.Done)) {
                    LockSupport.parkNanos(Math.max(INTERVAL_NANOS, PAUSE_FACTOR * cost));
                }
            } while (!(decision instanceof Decision.Done));
        }

        /** What does not answer for a moment is asked again: nothing is decided without an answer, and every act may be repeated. */
        private Decision step() {
            try {
                long looked = System.nanoTime();
                Situation now = reader.glance(topology, roll);
                troubles.look(now.nodes());
                Decision decision = RollingPolicy.decide(roll, now, since(lastBack));
                if (decision instanceof Decision.Restart) {
                    now = checked(roll, reader.hasGlanced() ? reader.read(topology, roll) : now, admin);
                    decision = RollingPolicy.decide(roll, now, since(lastBack));
                }
                cost = System.nanoTime() - looked;
                act(decision, now);
                return decision;
            } catch (AdminFailure e) {
                return unanswered(e, e.isUnreachable());
            } catch (PlatformFailure e) {
                return unanswered(e, e.kind() == PlatformFailure.Kind.UNREACHABLE);
            }
        }

        private Decision unanswered(RuntimeException failure, boolean passing) {
            if (!passing) {
                throw failure;
            }
            Decision.NotYet notYet = new Decision.NotYet(withoutStop(String.valueOf(failure.getMessage())));
            waitFor(notYet);
            return notYet;
        }

        private static String withoutStop(String sentence) {
            return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        }

        private void act(Decision decision, Situation now) {
            switch (decision) {
                case Decision.Restart restart -> restart(restart, now);
                case Decision.Elect elect -> {
                    progress.doing(
                            "giving " + elect.partitions().size() + " partitions back to their preferred leaders");
                    admin.electPreferredLeaders(elect.partitions());
                    roll = roll.elected();
                }
                case Decision.Back back -> {
                    Duration took = since(lastStep);
                    // Before it is told: a command that is killed after that goes on behind these nodes.
                    remember(roll.back(back.nodes()));
                    progress.done(String.format(
                            Locale.ROOT,
                            "%s: back after %.1f s",
                            String.join(", ", back.nodes()),
                            took.toMillis() / 1e3));
                    lastBack = System.nanoTime();
                    lastStep = lastBack;
                }
                case Decision.NotYet notYet -> waitFor(notYet);
                case Decision.Impossible impossible -> {
                    stopped(impossible.because());
                    throw new PlatformFailure(withoutStop(impossible.because()) + ".", impossible.remedy() + wayBack());
                }
                case Decision.Done ignored -> {}
            }
        }

        private void restart(Decision.Restart restart, Situation now) {
            List<String> names = restart.nodes().stream().map(Node::name).toList();
            Map<String, ProcessId> processes =
                    now.nodes().stream().collect(Collectors.toMap(NodeStatus::name, ProcessId::of));
            remember(roll.asked(names.stream()
                    .collect(Collectors.toMap(name -> name, name -> processes.getOrDefault(name, ProcessId.NONE)))));
            store.journal("restart", String.join(", ", names) + ": " + restart.reason());
            progress.done("restarting " + String.join(", ", names) + " (" + restart.reason() + ")");
            lastStep = System.nanoTime();
            platform.restart(topology, restart.nodes(), progress);
        }

        private void waitFor(Decision.NotYet notYet) {
            if (since(lastStep).compareTo(patience) > 0) {
                stopped(notYet.because());
                throw new TimedOut(
                        "Nothing could be done for " + patience.toSeconds() + " s: " + withoutStop(notYet.because())
                                + ".",
                        "See gregor status and gregor validate; then repeat the command: it goes on where it stopped."
                                + wayBack());
            }
            progress.doing("waiting", notYet.because());
        }

        private String wayBack() {
            return roll.hasBegun() && !change.wayBack().isEmpty() ? " " + change.wayBack() : "";
        }

        /** Where nothing was restarted, there is nothing to go on with: other commands may be what helps. */
        private void stopped(String because) {
            store.journal("stopped", change.command() + ": " + because);
            if (!roll.hasBegun() && !change.resizing() && change.live().isEmpty()) {
                store.finished();
            }
        }

        private void remember(Roll changed) {
            roll = changed;
            change.with(changed).remember(store);
        }

        private static Duration since(long nanos) {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }
}

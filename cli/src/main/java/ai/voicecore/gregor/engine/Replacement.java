package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.moving.Refill;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Has an empty node take the place of one whose disk is lost, under the same name and id: it gets all of its replicas from
 * the brokers that have them.
 */
public final class Replacement {
    private static final long INTERVAL_NANOS = Duration.ofMillis(500).toNanos();

    /** Longer than a dead broker's session, and than an election of a controller. */
    private static final Duration FENCED = Duration.ofSeconds(60);

    private final Topology topology;
    private final Platform platform;
    private final ClusterStore store;
    private final Services services;
    private final Progress progress;
    private final MoveOptions moves;
    private final Duration readyWithin;

    /** @param readyWithin how long the node may take to be there again; what it then fetches has no bound but the patience */
    public Replacement(
            Topology topology,
            Platform platform,
            ClusterStore store,
            Services services,
            Progress progress,
            MoveOptions moves,
            Duration readyWithin) {
        this.topology = topology;
        this.platform = platform;
        this.store = store;
        this.services = services;
        this.progress = progress;
        this.moves = moves;
        this.readyWithin = readyWithin;
    }

    /** Whether its disk will be emptied: not if it runs and is registered. Throws if that would lose anything. */
    public boolean empties(Node node) {
        if (node.role().isClient()) {
            throw PlatformFailure.refused(
                    node.name() + " stores nothing that could be lost.",
                    "gregor deploy starts it again; brokers, controllers and ZooKeeper servers are replaced.");
        }
        if (node.role() == Role.ZOOKEEPER) {
            if (isUp(node)) {
                return false;
            }
            ReplacementRules.refuseServer(
                    node, topology.nodes(role -> role == Role.ZOOKEEPER).toList(), platform.observe());
            return true;
        }
        try (ClusterAdmin admin = services.admin(topology)) {
            ReplacementRules rules = new ReplacementRules(node, admin.snapshot());
            if (rules.isAlive() && isUp(node)) {
                return false;
            }
            rules.refuse();
            return true;
        }
    }

    private boolean isUp(Node node) {
        return platform.observe().stream()
                .anyMatch(status -> status.name().equals(node.name())
                        && !status.where().isEmpty()
                        && status.phase() != NodePhase.FAILED);
    }

    /**
     * Has it run and be in sync; may be typed again.
     *
     * @param agreed whether its disk may be emptied: whoever was told that it stays shall not find it empty because the node has
     *     died since
     * @return whether it was emptied: not if it has come back since
     */
    public boolean run(Node node, boolean agreed) {
        boolean emptied = agreed && empties(node);
        if (node.role() != Role.ZOOKEEPER) {
            runInCluster(node, emptied);
            return emptied;
        }
        if (emptied) {
            empty(node);
        }
        awaitReady(node);
        return emptied;
    }

    private void empty(Node node) {
        store.journal("replace", node.name() + ": its storage is emptied");
        platform.replace(topology, node, progress);
        progress.done(node.name() + " has been started with empty storage");
    }

    private void awaitReady(Node node) {
        new Readiness(platform, progress).await(Set.of(node.name()), readyWithin);
    }

    private void runInCluster(Node node, boolean emptied) {
        try (ClusterAdmin admin = services.admin(topology)) {
            Refill refill =
                    new Refill(admin, store, new BrokerLogLines(topology, platform), progress, moves, Time.REAL);
            if (emptied) {
                awaitFenced(node, admin);
                if (node.role().isBroker()) {
                    refill.throttle(node.id());
                }
                empty(node);
            }
            if (node.role().isBroker()) {
                awaitRegistered(node, admin);
                refill.throttle(node.id());
                refill.await(node.id());
            }
            awaitReady(node);
            new Resize(topology, platform, store, services, progress, moves).handBack(admin);
        }
    }

    /** A broker that the cluster believes alive must not come back empty: it would be believed to have what it has lost. */
    private void awaitFenced(Node node, ClusterAdmin admin) {
        long deadline = System.nanoTime() + FENCED.toNanos();
        while (true) {
            ReplacementRules rules = new ReplacementRules(node, admin.snapshot());
            rules.refuse();
            String obstacle = rules.isAlive()
                    ? "the cluster still believes that " + node.name() + " runs"
                    : rules.notYet().orElse("");
            if (obstacle.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new TimedOut(
                        "Nothing was changed, since after " + FENCED.toSeconds() + " s " + obstacle + ".",
                        "See gregor status and gregor validate, then repeat the command.");
            }
            progress.doing("waiting: " + obstacle);
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
    }

    private void awaitRegistered(Node node, ClusterAdmin admin) {
        long deadline = System.nanoTime() + readyWithin.toNanos();
        while (!isRegistered(node, admin)) {
            NodeStatus status = platform.observe().stream()
                    .filter(known -> known.name().equals(node.name()))
                    .findFirst()
                    .orElseThrow();
            if (status.phase() == NodePhase.FAILED) {
                throw new PlatformFailure(
                        node.name() + " " + status.detail(),
                        "Mend what its log says (gregor logs " + node.name() + "), then repeat the command.");
            }
            if (System.nanoTime() > deadline) {
                throw new TimedOut(
                        node.name() + " is not there after " + readyWithin.toSeconds() + " s"
                                + (status.detail().isEmpty() ? "." : ": " + status.detail() + "."),
                        "See gregor status --watch; then repeat the command: it goes on where it stopped.");
            }
            progress.doing(
                    "waiting for " + node.name() + (status.detail().isEmpty() ? "" : " (" + status.detail() + ")"));
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
    }

    private static boolean isRegistered(Node node, ClusterAdmin admin) {
        try {
            return admin.liveBrokers().contains(node.id());
        } catch (AdminFailure e) {
            return false;
        }
    }
}

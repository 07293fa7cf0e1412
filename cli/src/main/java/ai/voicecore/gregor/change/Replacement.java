package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.change.Driver.Round;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.moving.Refill;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Replaces a node whose disk is lost by an empty node with the same name and id; it copies its replicas from the other
 * brokers.
 *
 * @param readyWithin timeout until the node is ready; the copying after that is limited only by the patience of {@code moves}
 */
public record Replacement(Cluster cluster, Progress progress, MoveOptions moves, Duration readyWithin) {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** Longer than the session timeout of a dead broker plus a controller election. */
    private static final Duration FENCING_TIMEOUT = Duration.ofSeconds(60);

    /** Whether its disk will be emptied; false if it runs and is registered. Throws if data would be lost. */
    public boolean empties(Node node) {
        if (node.role().isClient()) {
            throw Failure.refused(
                    node.name() + " stores nothing that could be lost.",
                    "{gregor deploy} starts it again; brokers, controllers and ZooKeeper servers are replaced.");
        }
        if (node.role() == Role.ZOOKEEPER) {
            if (isUp(node)) {
                return false;
            }
            ReplacementRules.refuseServer(
                    node,
                    cluster.topology().nodes(role -> role == Role.ZOOKEEPER).toList(),
                    cluster.platform().observe());
            return true;
        }
        try (ClusterAdmin admin = cluster.admin()) {
            ReplacementRules rules = new ReplacementRules(node, admin.snapshot());
            if (rules.isAlive() && isUp(node)) {
                return false;
            }
            rules.refuse();
            return true;
        }
    }

    private boolean isUp(Node node) {
        return cluster.platform().observe().stream()
                .anyMatch(status -> status.name().equals(node.name())
                        && !status.where().isEmpty()
                        && status.phase() != NodePhase.FAILED);
    }

    /**
     * Starts the node and waits until it is in sync; can be repeated.
     *
     * @param agreed whether its disk may be emptied: the user may have been told that the disk stays, and the node may have
     *     died since then
     * @return whether the disk was emptied; false if the node has come back meanwhile
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
        cluster.store().journal("replace", node.name() + ": its storage is emptied");
        cluster.platform().replace(cluster.topology(), node, progress);
        progress.done(node.name() + " has been started with empty storage");
    }

    private void awaitReady(Node node) {
        new Readiness(cluster, progress).await(Set.of(node.name()), readyWithin);
    }

    private void runInCluster(Node node, boolean emptied) {
        try (ClusterAdmin admin = cluster.admin()) {
            Refill refill = new Refill(admin, cluster.store(), cluster.logs(), progress, moves, cluster.stop());
            if (emptied) {
                awaitFenced(node, admin);
                if (node.role().isBroker()) {
                    refill.throttle(node.id());
                }
                empty(node);
            }
            if (node.role().isController() && cluster.topology().membership().hasDynamicQuorum()) {
                Voters.of(cluster, admin, progress, readyWithin)
                        .changeTo(cluster.topology().nodes(Role::isController).toList());
            }
            if (node.role().isBroker()) {
                awaitRegistered(node, admin);
                refill.throttle(node.id());
                refill.await(node.id());
            }
            awaitReady(node);
            new Resize(cluster, progress, moves).handBack(admin);
        }
    }

    /** A broker that counts as alive must not come back empty: the cluster would believe that it still has its records. */
    private void awaitFenced(Node node, ClusterAdmin admin) {
        driver(FENCING_TIMEOUT)
                .run(
                        () -> new ReplacementRules(node, admin.snapshot()),
                        rules -> {
                            rules.refuse();
                            return rules.isAlive()
                                    ? new Round.Waiting("the cluster still believes that " + node.name() + " runs")
                                    : rules.notYet()
                                            .<Round>map(Round.Waiting::new)
                                            .orElseGet(Round.Ended::new);
                        },
                        because -> Failure.timedOut(
                                "Nothing was changed, since after " + FENCING_TIMEOUT.toSeconds() + " s " + because
                                        + ".",
                                "See {gregor status} and {gregor validate}, then repeat the command."));
    }

    private Driver driver(Duration patience) {
        return new Driver(cluster.stop(), progress, INTERVAL, patience);
    }

    private void awaitRegistered(Node node, ClusterAdmin admin) {
        driver(readyWithin)
                .run(
                        cluster.platform()::observe,
                        nodes -> registration(node, nodes, admin),
                        because -> Failure.timedOut(
                                "After " + readyWithin.toSeconds() + " s " + because + ".",
                                "See {gregor status --watch}; then repeat the command: it continues where it stopped."));
    }

    private static Round registration(Node node, List<NodeStatus> nodes, ClusterAdmin admin) {
        if (isRegistered(node, admin)) {
            return new Round.Ended();
        }
        NodeStatus status = nodes.stream()
                .filter(known -> known.name().equals(node.name()))
                .findFirst()
                .orElseThrow();
        Readiness.requireNoFailed(List.of(status));
        return new Round.Waiting(
                node.name() + " is not registered" + (status.detail().isEmpty() ? "" : " (" + status.detail() + ")"));
    }

    private static boolean isRegistered(Node node, ClusterAdmin admin) {
        try {
            return admin.liveBrokers().contains(node.id());
        } catch (AdminFailure e) {
            return false;
        }
    }
}

package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.balance.Moves;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.moving.Reassignment;
import ai.voicecore.gregor.moving.ThrottledMoves;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.PreferredLeaderElection;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Node;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Removes brokers from a running cluster and balances new ones. */
public record Resize(Cluster cluster, Progress progress, MoveOptions options) {
    private static final Duration INTERVAL = Duration.ofMillis(400);

    /**
     * Moves all replicas off these brokers, dead or alive. Refuses before the first move if a replica has no target or no
     * source.
     */
    public void drain(List<Node> brokers) {
        Set<Integer> leaving = brokers.stream().map(Node::id).collect(Collectors.toSet());
        try (ClusterAdmin admin = cluster.admin()) {
            new DeadBrokers(cluster, progress).awaitFenced(admin, brokers);
            Reassignment reassignment = reassignment(admin);
            reassignment.cancelOnto(leaving);
            reassignment.awaitOthers();
            // A move may take hours, and new topics may be created meanwhile.
            SortedMap<PartitionId, List<Integer>> moves = moves(admin, leaving);
            while (!moves.isEmpty()) {
                reassignment.run(moves);
                moves = moves(admin, leaving);
            }
        }
    }

    private Reassignment reassignment(ClusterAdmin admin) {
        return new Reassignment(admin, cluster.store(), cluster.logs(), progress, options, cluster.stop());
    }

    private SortedMap<PartitionId, List<Integer>> moves(ClusterAdmin admin, Set<Integer> leaving) {
        ClusterSnapshot now = admin.snapshot();
        SortedMap<PartitionId, List<Integer>> moves = Moves.drain(now, leaving);
        List<PartitionId> stuck = Moves.on(now, moves, leaving);
        DeadBrokers dead = new DeadBrokers(cluster, progress);
        if (!stuck.isEmpty()) {
            throw dead.noTargetBroker(now, stuck.getFirst());
        }
        List<PartitionId> lost = Moves.withoutSource(now, moves.keySet());
        if (!lost.isEmpty()) {
            throw dead.noSourceReplica(now, lost);
        }
        return moves;
    }

    /** Stops nodes, unregisters the brokers among them, and removes them from the platform. */
    public void retire(List<Node> nodes) {
        if (cluster.store().begunMoves().isPresent()) {
            try (ClusterAdmin admin = cluster.admin()) {
                // The throttle setting of a removed broker cannot be changed any more.
                new ThrottledMoves(admin, cluster.store()).takeBack();
            }
        }
        cluster.platform().stop(nodes.stream().map(Node::name).toList(), progress);
        if (cluster.spec().mode() == Mode.KRAFT) {
            try (ClusterAdmin admin = cluster.admin()) {
                nodes.stream().filter(node -> node.role().isBroker()).forEach(node -> {
                    admin.unregisterBroker(node.id());
                    cluster.store().journal("unregistered", "broker " + node.id());
                });
            }
        }
        cluster.platform().emptied(nodes);
        cluster.platform().start(cluster.topology(), List.of());
    }

    /** Balances replicas over all brokers. */
    public void spread() {
        try (ClusterAdmin admin = cluster.admin()) {
            Reassignment reassignment = reassignment(admin);
            reassignment.awaitOthers();
            reassignment.run(Moves.spread(admin.snapshot()));
            handBack(admin);
        }
    }

    /** As after a restart: a new broker has led nothing yet, so it gets few partitions first. */
    void handBack(ClusterAdmin admin) {
        int elections = 0;
        ClusterSnapshot now = admin.snapshot();
        SortedSet<PartitionId> next = notOnPreferredLeader(now, elections);
        while (!next.isEmpty()) {
            progress.doing("electing the preferred leaders of " + next.size() + " partitions");
            admin.electPreferredLeaders(next);
            cluster.stop().pause(INTERVAL);
            elections++;
            now = admin.refresh(now);
            next = notOnPreferredLeader(now, elections);
        }
    }

    private static SortedSet<PartitionId> notOnPreferredLeader(ClusterSnapshot now, int elections) {
        return PreferredLeaderElection.next(now.topics().values(), elections);
    }
}

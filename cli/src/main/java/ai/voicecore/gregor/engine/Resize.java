package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.balance.Moves;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.moving.Reassignment;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.Handback;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Takes brokers out of a running cluster and puts new ones to use. */
final class Resize {
    private static final long INTERVAL_NANOS = Duration.ofMillis(400).toNanos();

    private final Topology topology;
    private final Platform platform;
    private final ClusterStore store;
    private final Services services;
    private final Progress progress;
    private final MoveOptions options;

    Resize(
            Topology topology,
            Platform platform,
            ClusterStore store,
            Services services,
            Progress progress,
            MoveOptions options) {
        this.topology = topology;
        this.platform = platform;
        this.store = store;
        this.services = services;
        this.progress = progress;
        this.options = options;
    }

    /**
     * Moves every replica away from brokers, whether they run or not; refuses before it moves anything if some have nowhere
     * to go, or nowhere to come from.
     */
    void drain(List<Node> brokers) {
        Set<Integer> leaving = brokers.stream().map(Node::id).collect(Collectors.toSet());
        try (ClusterAdmin admin = services.admin(topology)) {
            new DeadBrokers(topology, platform, progress).awaitFenced(admin, brokers);
            Reassignment reassignment = reassignment(admin);
            reassignment.cancelOnto(leaving);
            reassignment.awaitOthers();
            // Moving takes hours, and meanwhile others make topics.
            SortedMap<PartitionId, List<Integer>> moves = moves(admin, brokers, leaving);
            while (!moves.isEmpty()) {
                reassignment.run(moves);
                moves = moves(admin, brokers, leaving);
            }
        }
    }

    private Reassignment reassignment(ClusterAdmin admin) {
        return new Reassignment(admin, store, new BrokerLogLines(topology, platform), progress, options, Time.REAL);
    }

    private SortedMap<PartitionId, List<Integer>> moves(ClusterAdmin admin, List<Node> brokers, Set<Integer> leaving) {
        ClusterSnapshot cluster = admin.snapshot();
        SortedMap<PartitionId, List<Integer>> moves = Moves.drain(cluster, leaving);
        List<PartitionId> stuck = Moves.on(cluster, moves, leaving);
        DeadBrokers dead = new DeadBrokers(topology, platform, progress);
        if (!stuck.isEmpty()) {
            throw dead.nowhereToGo(cluster, stuck.getFirst());
        }
        List<PartitionId> lost = Moves.withoutSource(cluster, moves.keySet());
        if (!lost.isEmpty()) {
            throw dead.nowhereToComeFrom(cluster, lost, brokers);
        }
        return moves;
    }

    /** Stops nodes, has the cluster forget those that are brokers, and the platform all of them. */
    void retire(List<Node> nodes) {
        platform.stop(nodes.stream().map(Node::name).toList(), progress);
        if (topology.spec().mode() == Mode.KRAFT) {
            try (ClusterAdmin admin = services.admin(topology)) {
                nodes.stream().filter(node -> node.role().isBroker()).forEach(node -> {
                    admin.unregisterBroker(node.id());
                    store.journal("unregistered", "broker " + node.id());
                });
            }
        }
        platform.emptied(nodes);
        platform.start(topology, List.of());
    }

    /** Gives every broker its share. */
    void spread() {
        try (ClusterAdmin admin = services.admin(topology)) {
            Reassignment reassignment = reassignment(admin);
            reassignment.awaitOthers();
            reassignment.run(Moves.spread(admin.snapshot()));
            handBack(admin);
        }
    }

    /** As after a restart: a new broker has never led anything, and whoever waits for it shall wait for few partitions. */
    void handBack(ClusterAdmin admin) {
        int elections = 0;
        ClusterSnapshot now = admin.snapshot();
        SortedSet<PartitionId> next = misled(now, elections);
        while (!next.isEmpty()) {
            progress.doing("having " + next.size() + " partitions led by their preferred leaders");
            admin.electPreferredLeaders(next);
            LockSupport.parkNanos(INTERVAL_NANOS);
            elections++;
            now = admin.glance(now);
            next = misled(now, elections);
        }
    }

    private static SortedSet<PartitionId> misled(ClusterSnapshot now, int elections) {
        return Handback.next(now.topics().values(), elections);
    }
}

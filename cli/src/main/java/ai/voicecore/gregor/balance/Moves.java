package ai.voicecore.gregor.balance;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.ClusterView;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Computes reassignments: partition → its new replicas, the preferred leader first. */
public final class Moves {
    private Moves() {}

    /** Changes the replication factor of a topic. Existing replicas stay; the last ones are removed first. */
    public static SortedMap<PartitionId, List<Integer>> replication(ClusterSnapshot cluster, String topic, int wanted) {
        Assignment assignment = new Assignment(cluster, cluster.topics().values());
        for (PartitionId partition : assignment.partitions()) {
            if (partition.topic().equals(topic)) {
                List<Integer> replicas = new ArrayList<>(assignment.replicas(partition));
                while (replicas.size() > wanted) {
                    replicas.removeLast();
                }
                Optional<Integer> more = assignment.best(replicas);
                while (replicas.size() < wanted && more.isPresent()) {
                    replicas.add(more.get());
                    assignment.set(partition, replicas);
                    more = assignment.best(replicas);
                }
                assignment.set(partition, replicas);
            }
        }
        return assignment.changed();
    }

    /** Moves all replicas off these brokers; no other replica moves. */
    public static SortedMap<PartitionId, List<Integer>> drain(ClusterSnapshot cluster, Set<Integer> leaving) {
        Assignment assignment = new Assignment(cluster, cluster.topics().values());
        assignment.close(leaving);
        for (PartitionId partition : assignment.partitions()) {
            for (int broker : assignment.replicas(partition)) {
                if (leaving.contains(broker)) {
                    List<Integer> others = assignment.replicas(partition).stream()
                            .filter(id -> id != broker)
                            .toList();
                    assignment.best(others).ifPresent(to -> assignment.replace(partition, broker, to));
                }
            }
        }
        return assignment.changed();
    }

    /** The partitions that would still have a replica on one of these brokers after the moves. */
    public static List<PartitionId> on(
            ClusterSnapshot cluster, SortedMap<PartitionId, List<Integer>> moves, Set<Integer> brokers) {
        Assignment assignment = new Assignment(cluster, cluster.topics().values());
        moves.forEach(assignment::set);
        return assignment.partitions().stream()
                .filter(partition -> assignment.replicas(partition).stream().anyMatch(brokers::contains))
                .toList();
    }

    /** The partitions without a replica on a live broker: there is no source to copy from. */
    public static List<PartitionId> withoutSource(ClusterSnapshot cluster, Set<PartitionId> moved) {
        Set<Integer> live = cluster.brokerIds();
        return cluster
                .partitions((topic, partition) -> partition.inSync().stream().noneMatch(live::contains))
                .stream()
                .filter(moved::contains)
                .toList();
    }

    /**
     * The moves that must not be cancelled: no original replica is in sync on a live broker, so the partition would have no
     * leader, or a leader that lacks records (KAFKA-14424).
     *
     * @return partition → its original replicas
     */
    public static SortedMap<PartitionId, List<Integer>> uncancellable(
            Collection<ReplicaMove> moves, ClusterView view, Set<Integer> live) {
        SortedMap<PartitionId, List<Integer>> stuck = new TreeMap<>();
        for (ReplicaMove move : moves) {
            view.partition(move.partition())
                    .filter(known -> move.before().stream()
                            .noneMatch(broker -> known.inSync().contains(broker) && live.contains(broker)))
                    .ifPresent(known -> stuck.put(move.partition(), move.before()));
        }
        return stuck;
    }

    /**
     * Balances the brokers: moves replicas from the fullest to the emptiest broker until nothing improves, and never
     * reduces the number of racks of a partition.
     */
    public static SortedMap<PartitionId, List<Integer>> spread(ClusterSnapshot cluster) {
        Assignment assignment = new Assignment(cluster, cluster.topics().values());
        boolean moved;
        do {
            // Every move reduces the difference between two brokers, so the loop ends.
            moved = moveOne(assignment);
        } while (moved);
        return assignment.changed();
    }

    private static boolean moveOne(Assignment assignment) {
        List<Integer> byLoad = assignment.brokers().stream()
                .sorted(Comparator.comparingLong((Integer id) -> assignment.load(id))
                        .thenComparingInt(id -> id))
                .toList();
        for (int to : byLoad) {
            for (int from : byLoad.reversed()) {
                if (assignment.load(from) - assignment.load(to) < 2) {
                    break;
                }
                Optional<PartitionId> move = movable(assignment, from, to);
                if (move.isPresent()) {
                    assignment.replace(move.get(), from, to);
                    return true;
                }
            }
        }
        return false;
    }

    /** A partition that may move from one broker to the other; a led one only if the other broker leads fewer. */
    private static Optional<PartitionId> movable(Assignment assignment, int from, int to) {
        boolean led = assignment.leads(from) > assignment.leads(to);
        return assignment.partitions().stream()
                .filter(partition -> {
                    List<Integer> replicas = assignment.replicas(partition);
                    return replicas.contains(from)
                            && !replicas.contains(to)
                            && assignment.racksAfter(partition, from, to) >= assignment.racks(partition);
                })
                .min(Comparator.comparing((PartitionId partition) ->
                                (assignment.replicas(partition).getFirst() == from) != led)
                        .thenComparing(partition -> partition));
    }
}

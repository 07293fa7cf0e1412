package ai.voicecore.gregor.balance;

import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which brokers hold the replicas of each partition, while it is being changed. Every change keeps the other replicas of a
 * partition where they are, and prefers a broker in a rack that the partition is not in yet, then the least loaded one.
 */
final class Assignment {
    private final SortedMap<PartitionId, List<Integer>> replicas = new TreeMap<>();
    private final SortedMap<PartitionId, List<Integer>> before;
    private final Map<Integer, String> racks = new HashMap<>();
    private final Set<Integer> brokers = new HashSet<>();

    Assignment(ClusterSnapshot cluster, Collection<TopicSnapshot> topics) {
        topics.forEach(topic -> topic.partitions()
                .forEach(partition -> replicas.put(
                        new PartitionId(topic.name(), partition.partition()), List.copyOf(partition.replicas()))));
        before = new TreeMap<>(replicas);
        for (BrokerSnapshot broker : cluster.brokers()) {
            brokers.add(broker.id());
            racks.put(broker.id(), broker.rack().orElse("broker " + broker.id()));
        }
    }

    /** No more replicas go to these brokers. */
    void close(Set<Integer> leaving) {
        brokers.removeAll(leaving);
    }

    Set<Integer> brokers() {
        return brokers;
    }

    List<PartitionId> partitions() {
        return List.copyOf(replicas.keySet());
    }

    List<Integer> replicas(PartitionId partition) {
        return replicas.getOrDefault(partition, List.of());
    }

    void set(PartitionId partition, List<Integer> to) {
        replicas.put(partition, List.copyOf(to));
    }

    void replace(PartitionId partition, int from, int to) {
        set(
                partition,
                replicas(partition).stream().map(id -> id == from ? to : id).toList());
    }

    /** Replicas on a broker. */
    long load(int broker) {
        return replicas.values().stream().filter(on -> on.contains(broker)).count();
    }

    /** Partitions that a broker leads when all is well. */
    long leads(int broker) {
        return replicas.values().stream().filter(on -> on.getFirst() == broker).count();
    }

    /** The best broker for one more replica beside these; empty if all brokers hold one. */
    Optional<Integer> best(List<Integer> beside) {
        Set<String> taken = new HashSet<>();
        beside.forEach(id -> taken.add(rack(id)));
        return brokers.stream()
                .filter(id -> !beside.contains(id))
                .min(Comparator.comparing((Integer id) -> taken.contains(rack(id)))
                        .thenComparingLong(this::load)
                        .thenComparingInt(id -> id));
    }

    /** Racks that a partition would be in with one replica moved. */
    long racksAfter(PartitionId partition, int from, int to) {
        return replicas(partition).stream()
                .map(id -> rack(id == from ? to : id))
                .distinct()
                .count();
    }

    long racks(PartitionId partition) {
        return replicas(partition).stream().map(this::rack).distinct().count();
    }

    private String rack(int broker) {
        return racks.getOrDefault(broker, "broker " + broker);
    }

    /** The partitions whose replicas are others than at first. */
    SortedMap<PartitionId, List<Integer>> changed() {
        SortedMap<PartitionId, List<Integer>> changed = new TreeMap<>();
        replicas.forEach((partition, on) -> {
            if (!on.equals(before.get(partition))) {
                changed.put(partition, new ArrayList<>(on));
            }
        });
        return changed;
    }
}

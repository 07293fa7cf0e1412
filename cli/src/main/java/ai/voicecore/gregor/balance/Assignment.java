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
 * Assignment of replicas to brokers, while it is changed. Every change keeps the other replicas of a partition, prefers a
 * broker in a rack that the partition does not use yet, and then the broker with the fewest replicas.
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

    /** Excludes brokers from new replicas. */
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

    long load(int broker) {
        return replicas.values().stream().filter(on -> on.contains(broker)).count();
    }

    /** Number of partitions whose preferred leader is this broker. */
    long leads(int broker) {
        return replicas.values().stream().filter(on -> on.getFirst() == broker).count();
    }

    /** The best broker for one more replica of a partition with these replicas; empty if every broker has one. */
    Optional<Integer> best(List<Integer> beside) {
        Set<String> taken = new HashSet<>();
        beside.forEach(id -> taken.add(rack(id)));
        return brokers.stream()
                .filter(id -> !beside.contains(id))
                .min(Comparator.comparing((Integer id) -> taken.contains(rack(id)))
                        .thenComparingLong(this::load)
                        .thenComparingInt(id -> id));
    }

    /** Number of racks of a partition after one replica was moved. */
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

    /** The partitions whose replicas differ from the initial assignment. */
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

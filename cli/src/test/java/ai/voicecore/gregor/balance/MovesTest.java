package ai.voicecore.gregor.balance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Properties of every plan of moves, for random clusters. */
class MovesTest {
    private static final int CLUSTERS = 500;

    @Test
    void drainingMovesOnlyReplicasOfTheRemovedBrokers() {
        clusters((cluster, random) -> {
            Set<Integer> leaving = Set.of(random.nextInt(cluster.brokers().size()));
            SortedMap<PartitionId, List<Integer>> moves = Moves.drain(cluster, leaving);
            SortedMap<PartitionId, List<Integer>> after = applied(cluster, moves);

            after.forEach((partition, replicas) -> {
                List<Integer> before = replicas(cluster).get(partition);
                assertValid(partition, replicas, before.size());
                boolean room = before.size() < cluster.brokers().size();
                assertThat(replicas.stream().noneMatch(leaving::contains) || !room)
                        .isTrue();
                for (int i = 0; i < replicas.size(); i++) {
                    assertThat(replicas.get(i).equals(before.get(i)) || leaving.contains(before.get(i)))
                            .as("%s %s → %s", partition, before, replicas)
                            .isTrue();
                }
            });
        });
    }

    @Test
    void spreadingBalancesReplicasWithAsFewMovesAsPossible() {
        clusters((cluster, random) -> {
            SortedMap<PartitionId, List<Integer>> moves = Moves.spread(cluster);
            Map<Integer, Long> before = loads(cluster, replicas(cluster));
            Map<Integer, Long> after = loads(cluster, applied(cluster, moves));
            long total = after.values().stream().mapToLong(Long::longValue).sum();
            long floor = total / cluster.brokers().size();
            long excess = before.values().stream()
                    .mapToLong(load -> Math.max(0, load - floor))
                    .sum();

            moves.forEach((partition, replicas) -> assertValid(
                    partition, replicas, replicas(cluster).get(partition).size()));
            assertThat(moved(cluster, moves))
                    .as("no replica moves twice or for nothing")
                    .isLessThanOrEqualTo(excess);
            if (cluster.brokers().stream().allMatch(broker -> broker.rack().isEmpty())) {
                assertThat(Collections.max(after.values()) - Collections.min(after.values()))
                        .as("%s → %s", before, after)
                        .isLessThanOrEqualTo(1);
            }
            moves.keySet()
                    .forEach(partition -> assertThat(
                                    racks(cluster, applied(cluster, moves).get(partition)))
                            .isGreaterThanOrEqualTo(
                                    racks(cluster, replicas(cluster).get(partition))));
            assertThat(Moves.spread(with(cluster, applied(cluster, moves))))
                    .as("then all is even")
                    .isEmpty();
        });
    }

    @Test
    void changingReplicationKeepsTheRemainingReplicas() {
        clusters((cluster, random) -> {
            int wanted = 1 + random.nextInt(cluster.brokers().size());
            SortedMap<PartitionId, List<Integer>> after = applied(cluster, Moves.replication(cluster, "t0", wanted));

            after.forEach((partition, replicas) -> {
                List<Integer> before = replicas(cluster).get(partition);
                if (partition.topic().equals("t0")) {
                    assertValid(partition, replicas, wanted);
                    int kept = Math.min(wanted, before.size());
                    assertThat(replicas.subList(0, kept)).isEqualTo(before.subList(0, kept));
                } else {
                    assertThat(replicas).isEqualTo(before);
                }
            });
        });
    }

    @Test
    void aNewBrokerGetsItsShareOfReplicasAndLeaders() {
        TreeMap<PartitionId, List<Integer>> replicas = new TreeMap<>();
        IntStream.range(0, 12)
                .forEach(i -> replicas.put(new PartitionId("t0", i), List.of(i % 3, (i + 1) % 3, (i + 2) % 3)));
        ClusterSnapshot cluster = cluster(4, false, replicas);

        SortedMap<PartitionId, List<Integer>> after = applied(cluster, Moves.spread(cluster));

        assertThat(loads(cluster, after).values()).containsOnly(9L);
        assertThat(after.values().stream().filter(on -> on.getFirst() == 3).count())
                .isBetween(2L, 4L);
    }

    private interface Property {
        void holds(ClusterSnapshot cluster, Random random);
    }

    private static void clusters(Property property) {
        for (int seed = 0; seed < CLUSTERS; seed++) {
            Random random = new Random(seed);
            property.holds(random(random), random);
        }
    }

    private static ClusterSnapshot random(Random random) {
        int brokers = 2 + random.nextInt(6);
        TreeMap<PartitionId, List<Integer>> replicas = new TreeMap<>();
        for (int topic = 0; topic < 1 + random.nextInt(3); topic++) {
            int replication = 1 + random.nextInt(Math.min(3, brokers));
            int used = Math.max(replication, 1 + random.nextInt(brokers));
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                List<Integer> ids =
                        new ArrayList<>(IntStream.range(0, used).boxed().toList());
                Collections.shuffle(ids, random);
                replicas.put(new PartitionId("t" + topic, i), List.copyOf(ids.subList(0, replication)));
            }
        }
        return cluster(brokers, random.nextBoolean(), replicas);
    }

    private static ClusterSnapshot cluster(int brokers, boolean racks, SortedMap<PartitionId, List<Integer>> replicas) {
        TreeMap<String, TopicSnapshot> topics = new TreeMap<>();
        replicas.keySet().stream()
                .map(PartitionId::topic)
                .distinct()
                .forEach(topic -> topics.put(
                        topic,
                        new TopicSnapshot(
                                topic,
                                false,
                                replicas.entrySet().stream()
                                        .filter(entry -> entry.getKey().topic().equals(topic))
                                        .map(entry -> new PartitionSnapshot(
                                                entry.getKey().partition(),
                                                entry.getValue().getFirst(),
                                                entry.getValue(),
                                                entry.getValue()))
                                        .toList(),
                                new TreeMap<>())));
        return new ClusterSnapshot(
                "id",
                0,
                IntStream.range(0, brokers)
                        .mapToObj(id -> new BrokerSnapshot(
                                id, "h", 1, racks ? Optional.of("r" + id % 3) : Optional.empty(), new TreeMap<>()))
                        .toList(),
                Optional.empty(),
                topics,
                List.of(),
                new TreeMap<>());
    }

    private static ClusterSnapshot with(ClusterSnapshot cluster, SortedMap<PartitionId, List<Integer>> replicas) {
        return cluster(
                cluster.brokers().size(), cluster.brokers().getFirst().rack().isPresent(), replicas);
    }

    private static SortedMap<PartitionId, List<Integer>> replicas(ClusterSnapshot cluster) {
        TreeMap<PartitionId, List<Integer>> replicas = new TreeMap<>();
        cluster.topics()
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> replicas.put(
                                new PartitionId(topic.name(), partition.partition()), partition.replicas())));
        return replicas;
    }

    private static SortedMap<PartitionId, List<Integer>> applied(
            ClusterSnapshot cluster, SortedMap<PartitionId, List<Integer>> moves) {
        SortedMap<PartitionId, List<Integer>> after = replicas(cluster);
        after.putAll(moves);
        return after;
    }

    private static void assertValid(PartitionId partition, List<Integer> replicas, int size) {
        assertThat(replicas).as("%s", partition).hasSize(size).doesNotHaveDuplicates();
    }

    private static Map<Integer, Long> loads(ClusterSnapshot cluster, SortedMap<PartitionId, List<Integer>> replicas) {
        return cluster.brokers().stream()
                .collect(Collectors.toMap(
                        BrokerSnapshot::id,
                        broker -> replicas.values().stream()
                                .filter(on -> on.contains(broker.id()))
                                .count()));
    }

    private static long moved(ClusterSnapshot cluster, SortedMap<PartitionId, List<Integer>> moves) {
        return moves.entrySet().stream()
                .mapToLong(move -> {
                    Set<Integer> fresh = new HashSet<>(move.getValue());
                    fresh.removeAll(replicas(cluster).get(move.getKey()));
                    return fresh.size();
                })
                .sum();
    }

    private static long racks(ClusterSnapshot cluster, List<Integer> replicas) {
        return replicas.stream()
                .map(id -> cluster.brokers().get(id).rack().orElse("" + id))
                .distinct()
                .count();
    }
}

package ai.voicecore.gregor.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random clusters are restarted while processes fail. The assertInvariants are computed from the simulator's own
 * state, not with the code of the policy.
 */
class RollingSimulationTest {
    private static final int CLUSTERS = 4_000;
    private static final int MAX_TICKS = 2_000;

    /** The result of a roll. */
    private enum End {
        DONE,
        STOPPED,
        WAITING
    }

    private final Map<End, Integer> ends = new HashMap<>();

    @Test
    void noStepBreaksAnInvariantAndEveryRollEnds() {
        IntStream.range(0, CLUSTERS).forEach(seed -> roll(new Random(seed), seed));

        assertThat(ends).as("ends").containsOnlyKeys(End.DONE, End.STOPPED);
        assertThat(ends.get(End.DONE)).as("most rolls succeed").isGreaterThan(CLUSTERS / 2);
        assertThat(ends.get(End.STOPPED)).as("some nodes never come back").isGreaterThan(CLUSTERS / 50);
    }

    private void roll(Random random, int seed) {
        SimulatedCluster cluster = cluster(random);
        Set<String> doomed =
                random.nextInt(5) == 0 ? Set.of(any(cluster.topology, random).name()) : Set.of();
        boolean accept = random.nextBoolean();
        Roll roll = Roll.of(
                targets(cluster.topology, random),
                new Roll.Options(random.nextInt(3) == 0, accept, Duration.ofSeconds(random.nextInt(30))));
        Map<String, Integer> runs = runs(cluster);
        int calm = 0;
        for (int tick = 0; tick < MAX_TICKS; tick++) {
            Decision decision = RollingPolicy.decide(roll, cluster.situation(), Duration.ofSeconds(calm));
            calm++;
            switch (decision) {
                case Decision.Restart restart -> {
                    assertInvariants(cluster, restart.nodes(), roll, accept, seed);
                    roll = roll.asked(
                            restart.nodes().stream().collect(Collectors.toMap(Node::name, node -> id(cluster, node))));
                    boolean fatal = restart.nodes().stream().anyMatch(node -> doomed.contains(node.name()));
                    // Sometimes the command dies after it has saved a step and before it executes it.
                    if (random.nextInt(20) > 0) {
                        cluster.restart(restart.nodes(), fatal);
                    }
                }
                case Decision.Elect elect -> {
                    cluster.electPreferredLeaders(elect.partitions());
                    roll = roll.elected();
                }
                case Decision.Recovered back -> {
                    assertRecovered(cluster, back.nodes(), runs, seed);
                    roll = roll.back(back.nodes());
                    calm = 0;
                }
                case Decision.Wait ignored -> {}
                case Decision.Blocked ignored -> {
                    assertThat(!doomed.isEmpty() || !accept)
                            .as("seed %s: %s", seed, decision)
                            .isTrue();
                    ends.merge(End.STOPPED, 1, Integer::sum);
                    return;
                }
                case Decision.Done ignored -> {
                    assertThat(roll.done()).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(roll.targets());
                    ends.merge(End.DONE, 1, Integer::sum);
                    return;
                }
            }
            cluster.tick();
        }
        ends.merge(End.WAITING, 1, Integer::sum);
        throw new AssertionError("seed " + seed + " did not end: "
                + RollingPolicy.decide(roll, cluster.situation(), Duration.ofDays(1)));
    }

    /** What a roll must never do. */
    private static void assertInvariants(
            SimulatedCluster cluster, List<Node> stop, Roll roll, boolean accept, int seed) {
        if (stop.stream().noneMatch(cluster::runs) && stop.stream().allMatch(node -> cluster.process(node).broken)) {
            return;
        }
        Set<Integer> brokers =
                stop.stream().filter(n -> n.role().isBroker()).map(Node::id).collect(Collectors.toSet());
        for (SimulatedCluster.Partition partition : cluster.partitions) {
            if (partition.inSync.stream().noneMatch(brokers::contains)) {
                continue;
            }
            long left = partition.inSync.stream()
                    .filter(broker -> !brokers.contains(broker))
                    .count();
            boolean spare = partition.replicas.size() > partition.minInSync;
            assertThat(left >= partition.minInSync || (!spare && accept))
                    .as("seed %s: %s-%s keeps %s", seed, partition.topic, partition.index, left)
                    .isTrue();
        }
        assertMajority(cluster, stop, Role::isController, accept, seed);
        assertMajority(cluster, stop, role -> role == Role.ZOOKEEPER, accept, seed);
        if (!stop.getFirst().role().isClient()) {
            assertThat(cluster.topology.nodes(role -> !role.isClient()).filter(node -> !stop.contains(node)))
                    .as("seed %s: nobody else is away", seed)
                    .allMatch(cluster::runs);
        }
        assertThat(stop.stream().map(Node::rack).distinct())
                .as("seed %s: one rack", seed)
                .hasSize(1);
        assertThat(stop).hasSizeLessThanOrEqualTo(roll.options().racksTogether() ? 99 : 1);
    }

    private static void assertMajority(
            SimulatedCluster cluster, List<Node> stop, Predicate<Role> who, boolean accept, int seed) {
        List<Node> all = cluster.topology.nodes(who).toList();
        if (stop.stream().noneMatch(all::contains) || (all.size() == 1 && accept)) {
            return;
        }
        long left = all.stream()
                .filter(node -> cluster.runs(node) && !stop.contains(node))
                .count();
        assertThat(left).as("seed %s: majority of %s", seed, all.size()).isGreaterThan(all.size() / 2);
    }

    private static void assertRecovered(
            SimulatedCluster cluster, List<String> names, Map<String, Integer> runs, int seed) {
        for (String name : names) {
            Node node = Clusters.node(cluster.topology, name);
            assertThat(cluster.process(node).run)
                    .as("seed %s: %s is new", seed, name)
                    .isGreaterThan(runs.get(name));
            assertThat(cluster.runs(node)).as("seed %s: %s runs", seed, name).isTrue();
            if (node.role().isBroker()) {
                assertThat(cluster.partitions)
                        .as("seed %s: %s in sync", seed, name)
                        .allMatch(p -> !p.replicas.contains(node.id()) || p.inSync.contains(node.id()));
            }
        }
    }

    private static Map<String, Integer> runs(SimulatedCluster cluster) {
        Map<String, Integer> runs = new HashMap<>();
        cluster.processes.forEach((name, process) -> runs.put(name, process.run));
        return runs;
    }

    private static ProcessId id(SimulatedCluster cluster, Node node) {
        return ProcessId.of(cluster.situation().status(node).orElseThrow());
    }

    private static SimulatedCluster cluster(Random random) {
        Topology topology = Clusters.topology(spec(random));
        SimulatedCluster cluster = new SimulatedCluster(topology, random, random.nextInt(4));
        int brokers = topology.brokers().size();
        for (int i = 0; i < random.nextInt(4); i++) {
            int replication = 1 + random.nextInt(Math.min(4, brokers));
            int least = 1 + random.nextInt(replication);
            cluster.topic(
                    "t" + i,
                    1 + random.nextInt(6),
                    replication,
                    random.nextInt(4) > 0 ? Math.max(1, replication - 1) : least);
        }
        return cluster;
    }

    private static String spec(Random random) {
        int brokers = 1 + random.nextInt(7);
        StringBuilder spec = new StringBuilder("brokers: " + brokers + "\n");
        switch (random.nextInt(3)) {
            case 0 -> spec.append("mode: zookeeper\nzookeepers: ").append(random.nextBoolean() ? 3 : 1);
            case 1 -> spec.append("controllers: dedicated\ncontrollerCount: ").append(random.nextBoolean() ? 3 : 5);
            default -> spec.append("controllers: combined");
        }
        spec.append("\nconnect: {workers: ").append(1 + random.nextInt(2)).append("}\n");
        if (random.nextBoolean()) {
            spec.append("racks: [a, b, c]\n");
        }
        return spec.toString();
    }

    private static List<String> targets(Topology topology, Random random) {
        Set<String> targets = new HashSet<>();
        topology.nodes().stream().filter(node -> random.nextInt(4) > 0).forEach(node -> targets.add(node.name()));
        return List.copyOf(targets);
    }

    private static Node any(Topology topology, Random random) {
        return topology.nodes().get(random.nextInt(topology.nodes().size()));
    }
}

package ai.voicecore.gregor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.change.ChangeMemory;
import ai.voicecore.gregor.change.DownChange;
import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.change.RestartChange;
import ai.voicecore.gregor.change.UpgradeChange;
import ai.voicecore.gregor.change.deploy.DeployChange;
import ai.voicecore.gregor.change.deploy.Deployment;
import ai.voicecore.gregor.change.topic.TopicChanges;
import ai.voicecore.gregor.change.topic.TopicsApplyChange;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicDiff;
import ai.voicecore.gregor.topology.KafkaVersion;
import ai.voicecore.gregor.topology.Membership;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Commands are repeated until they succeed while calls fail and processes die. At no moment is a guarantee of the
 * cluster broken, and in the end the cluster is in the same state as after a run without failures.
 *
 * <p>{@code -Dsimulation.seeds=N -Dsimulation.first=K} runs other seeds.
 */
class ChangesSimulationTest {
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 2_000);
    private static final long FIRST = Long.getLong("simulation.first", 0);
    private static final int LANES = 6;
    private static final int MAX_ATTEMPTS = 12;
    private static final double CHANCE = 0.04;
    private static final int MAX_TROUBLES = 6;

    private static final Roll.Options CAREFUL = new Roll.Options(false, false, Duration.ZERO);
    private static final String TOPICS = """
            topics:
              - {name: orders, partitions: 3}
              - {name: events, partitions: 2, config: {retention.ms: 3600000}}
            """;

    /** How a cluster is coordinated, and its releases before and after the upgrade. */
    private enum Coordination {
        COMBINED("4.2.0", "4.3.1", ""),
        DEDICATED("4.2.0", "4.3.1", "controllers: dedicated\n"),
        ZOOKEEPER("3.9.1", "3.9.2", "mode: zookeeper\n");

        private final String before;
        private final String after;
        private final String lines;

        Coordination(String before, String after, String lines) {
            this.before = before;
            this.after = after;
            this.lines = lines;
        }

        String spec(boolean upgraded, String rest) {
            return "version: " + (upgraded ? after : before) + "\n" + lines + rest;
        }
    }

    /** The spec after the change. */
    private static final List<String> CHANGED = List.of(
            TOPICS,
            """
            topics:
              - {name: orders, partitions: 6, config: {retention.ms: 7200000}}
              - {name: events, partitions: 2}
              - {name: audit, partitions: 1, config: {cleanup.policy: compact}}
            """,
            TOPICS + "brokers: 4\n",
            TOPICS + "brokers: 5\nconfig: {log.retention.ms: 5000000}\n",
            TOPICS + "config: {auto.create.topics.enable: false, log.retention.ms: 5000000}\n",
            TOPICS + "registry: {compatibility: FULL}\nconnect: {enabled: false}\n",
            TOPICS + "brokers: 4\nconfig: {group.initial.rebalance.delay.ms: 10}\n");

    /** The spec for {@code topics apply}. */
    private static final String APPLIED = """
            topics:
              - {name: orders, partitions: 3, config: {retention.ms: 7200000}}
              - {name: events, partitions: 2, replication: 2, config: {min.insync.replicas: 1}}
              - {name: audit, partitions: 1}
            """;

    /** Specs that also change the voters of the quorum. */
    private static final List<String> VOTERS = List.of(
            TOPICS + "brokers: 5\ncontrollerCount: 5\n",
            TOPICS + "controllerCount: 1\n",
            TOPICS + "brokers: 5\ncontrollerCount: 5\nconfig: {log.retention.ms: 5000000}\n");

    private static final Map<String, ClusterSpec> SPECS = new ConcurrentHashMap<>();
    private static final Map<List<Object>, Topology> TOPOLOGIES = new ConcurrentHashMap<>();
    private static final Map<Scenario, SortedMap<String, String>> UNDISTURBED = new ConcurrentHashMap<>();

    @Test
    void aRepeatedChangeReachesTheStateOfARunWithoutFailures() {
        // More lanes than processors, because a change waits for its own threads.
        List<List<Long>> lanes = IntStream.range(0, LANES)
                .mapToObj(lane -> LongStream.range(FIRST, FIRST + SEEDS)
                        .filter(seed -> seed % LANES == lane)
                        .boxed()
                        .toList())
                .toList();
        ParallelTasks.each(lanes, seeds -> {
            seeds.forEach(ChangesSimulationTest::run);
            return true;
        });
    }

    private static void run(long seed) {
        try {
            Scenario scenario = Scenario.of(seed);
            SortedMap<String, String> undisturbed =
                    UNDISTURBED.computeIfAbsent(scenario, same -> new Run(seed, 0).outcome(same));
            Run run = new Run(seed, MAX_TROUBLES);
            assertThat(differences(run.outcome(scenario), undisturbed))
                    .as(() -> String.join("\n", run.world.store.journal))
                    .isEmpty();
        } catch (Throwable e) {
            throw new AssertionError("seed " + seed + ": -Dsimulation.first=" + seed + " -Dsimulation.seeds=1", e);
        }
    }

    /** The command between the changed spec and the return to the first spec. */
    private enum Between {
        NOTHING,
        TOPICS,
        RESTART,
        UPGRADE,
        DOWN
    }

    /** The commands of one seed, after the first deployment. */
    private record Scenario(Coordination coordination, String changed, Between between, boolean goesBack) {
        static Scenario of(long seed) {
            Random random = new Random(seed);
            Coordination coordination = one(random, List.of(Coordination.values()));
            boolean voters = coordination != Coordination.ZOOKEEPER && random.nextInt(3) == 0;
            String changed = one(random, voters ? VOTERS : CHANGED);
            Between between = one(random, List.of(Between.values()));
            boolean alone = changed.contains("controllerCount: 1");
            return new Scenario(
                    coordination,
                    changed,
                    // A single controller is not restarted without --accept-unavailable.
                    alone && between != Between.DOWN ? Between.NOTHING : between,
                    random.nextBoolean() && !changed.contains("partitions: 6"));
        }

        private static <T> T one(Random random, List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }

    private static List<String> differences(SortedMap<String, String> troubled, SortedMap<String, String> undisturbed) {
        Set<String> keys = new TreeSet<>(troubled.keySet());
        keys.addAll(undisturbed.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(troubled.get(key), undisturbed.get(key)))
                .map(key -> key + ": " + onlyIn(troubled.get(key), undisturbed.get(key)) + " instead of "
                        + onlyIn(undisturbed.get(key), troubled.get(key)))
                .toList();
    }

    private static Set<String> onlyIn(@Nullable String one, @Nullable String other) {
        Set<String> left = new TreeSet<>(List.of(String.valueOf(one).split(", ")));
        left.removeAll(List.of(String.valueOf(other).split(", ")));
        return left;
    }

    /** The commands of one seed. */
    private static final class Run {
        private final World world;
        private final FaultInjector trouble;
        private final SimulatedPlatform platform;

        Run(long seed, int troubles) {
            this.world = new World(new Random(seed), troubles == 0 ? 0 : 2);
            this.trouble = new FaultInjector(seed, CHANCE, troubles, world);
            this.platform = new SimulatedPlatform(world);
        }

        SortedMap<String, String> outcome(Scenario scenario) {
            Coordination coordination = scenario.coordination();
            String changed = coordination.spec(false, scenario.changed());
            deploy(coordination.spec(false, TOPICS));
            deploy(changed);
            boolean upgraded = scenario.between() == Between.UPGRADE;
            switch (scenario.between()) {
                case NOTHING -> {}
                case TOPICS -> topics(changed);
                case RESTART -> restart(changed);
                case UPGRADE -> upgrade(changed, coordination);
                case DOWN -> {
                    down(changed);
                    deploy(changed);
                }
            }
            if (scenario.goesBack()) {
                deploy(coordination.spec(upgraded, TOPICS + "brokers: 3\n"));
            }
            world.pause(Duration.ofMinutes(1));
            return world.outcome();
        }

        private void deploy(String spec) {
            again("deploy", spec, cluster -> {
                DeployChange change = new DeployChange(
                        cluster,
                        () -> cluster.store().load().map(known -> topology(known.spec(), known.membership())),
                        new DeployChange.Options(Duration.ofMinutes(2), false, MoveOptions.DEFAULT),
                        Progress.SILENT);
                Deployment deployment = change.deployment();
                change.run(deployment, change.whole(deployment, change.plan()));
            });
        }

        private void topics(String deployed) {
            again("topics apply", deployed, cluster -> {
                new ChangeMemory(cluster.store()).refuseDuringAnother("topics apply");
                try (ClusterAdmin admin = cluster.admin()) {
                    List<TopicSpec> declared = Clusters.spec(APPLIED).topics();
                    TopicDiff diff = TopicDiff.of(
                            declared, admin.snapshot(), admin.topics().overrides());
                    TopicsApplyChange.Report report = new TopicsApplyChange(
                                    Optional.of(cluster),
                                    TopicChanges.of(cluster, admin, Progress.SILENT, MoveOptions.DEFAULT))
                            .run(declared, diff, List.of());
                    // If replicas are out of sync, the message tells the user to repeat the command.
                    report.left().stream()
                            .filter(left -> left.wanted() instanceof TopicChange.Replicate)
                            .findFirst()
                            .ifPresent(left -> {
                                throw new Failure(left.sentence(), left.remedy());
                            });
                }
            });
        }

        private void restart(String spec) {
            again("restart", spec, cluster -> {
                RestartChange change = new RestartChange(
                        cluster,
                        new RestartChange.Options(List.of(), false, CAREFUL, Duration.ofMinutes(10)),
                        Progress.SILENT);
                change.run(change.todo());
            });
        }

        private void upgrade(String spec, Coordination coordination) {
            again("upgrade", spec, deployed -> {
                // The last deployed spec, which an interrupted upgrade has changed.
                ClusterSpec last = deployed.store().load().orElseThrow().spec();
                UpgradeChange change = new UpgradeChange(
                        cluster(last),
                        new UpgradeChange.Options(CAREFUL, Duration.ofMinutes(10), false),
                        Progress.SILENT);
                KafkaVersion release = KafkaVersion.of(coordination.after);
                change.refuseDuringAnother();
                UpgradeChange.UpgradePath path = change.path(cluster(last.withVersion(release.toString())));
                change.run(path);
                if (coordination != Coordination.ZOOKEEPER) {
                    change.raise(path.cluster());
                }
            });
        }

        private void down(String spec) {
            again("down", spec, cluster -> {
                platform.allowDown(true);
                new DownChange(cluster, Progress.SILENT).run(false);
            });
            platform.allowDown(false);
        }

        /** Repeats a command until it succeeds. */
        private void again(String command, String spec, Consumer<Cluster> change) {
            RuntimeException last = null;
            world.store.journal.add("gregor " + command);
            for (int i = 0; i < MAX_ATTEMPTS; i++) {
                trouble.begins();
                try {
                    synchronized (world) {
                        world.begin();
                    }
                    Cluster cluster = cluster(spec);
                    new ExclusiveChange(cluster, Progress.SILENT).resumable(command, () -> {
                        change.accept(cluster);
                        return true;
                    });
                    return;
                } catch (Failure | InvalidSpec | Stopped e) {
                    last = e;
                } catch (FaultInjector.Died e) {
                    // The next process continues.
                } catch (IllegalStateException e) {
                    if (!trouble.begins()) {
                        throw e;
                    }
                } finally {
                    synchronized (world) {
                        world.end();
                    }
                }
                world.pause(Duration.ofSeconds(10));
            }
            throw new AssertionError(
                    command + " does not end, however often it is typed: " + spec + "\n"
                            + String.join("\n", world.store.journal),
                    last);
        }

        /** Cached, because computing a topology takes longer than everything else. */
        private static Topology topology(ClusterSpec spec, Membership known) {
            return TOPOLOGIES.computeIfAbsent(List.of(spec, known), same -> Clusters.topology(spec, known));
        }

        private Cluster cluster(String spec) {
            return cluster(SPECS.computeIfAbsent(spec, Clusters::spec));
        }

        private Cluster cluster(ClusterSpec spec) {
            Membership known = world.store.load().map(ClusterRecord::membership).orElse(Membership.NONE);
            Topology topology = topology(spec, known);
            return world.cluster(topology, platform, trouble);
        }
    }
}

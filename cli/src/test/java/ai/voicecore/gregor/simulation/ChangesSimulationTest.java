package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.change.ChangeMemory;
import ai.voicecore.gregor.change.UpgradeChange;
import ai.voicecore.gregor.change.topic.TopicChanges;
import ai.voicecore.gregor.change.topic.TopicsApplyChange;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicDiff;
import ai.voicecore.gregor.topology.KafkaVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * Commands are repeated until they succeed while calls fail and processes die. At no moment is a guarantee of the
 * cluster broken, and in the end the cluster is in the same state as after a run without failures.
 *
 * <p>{@code -Dsimulation.seeds=N -Dsimulation.first=K} runs other seeds.
 */
class ChangesSimulationTest {
    private static final int SEEDS = 2_000;
    private static final int MAX_TROUBLES = 6;

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

    private static final Map<Scenario, SortedMap<String, String>> UNDISTURBED = new ConcurrentHashMap<>();

    @Test
    void aRepeatedChangeReachesTheStateOfARunWithoutFailures() {
        Seeds.each(SEEDS, ChangesSimulationTest::run);
    }

    private static void run(long seed) {
        Scenario scenario = Scenario.of(seed);
        SortedMap<String, String> undisturbed =
                UNDISTURBED.computeIfAbsent(scenario, same -> new Run(seed, 0).outcome(same));
        Run run = new Run(seed, MAX_TROUBLES);
        Seeds.requireSame(run.outcome(scenario), undisturbed, run.world);
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

    /** The commands of one seed. */
    private static final class Run {
        private final SimulatedUser user;
        private final World world;

        Run(long seed, int troubles) {
            this.user = new SimulatedUser(seed, troubles);
            this.world = user.world;
        }

        SortedMap<String, String> outcome(Scenario scenario) {
            Coordination coordination = scenario.coordination();
            String changed = coordination.spec(false, scenario.changed());
            user.deploy(coordination.spec(false, TOPICS));
            user.deploy(changed);
            boolean upgraded = scenario.between() == Between.UPGRADE;
            switch (scenario.between()) {
                case NOTHING -> {}
                case TOPICS -> topics(changed);
                case RESTART -> user.restart(changed);
                case UPGRADE -> upgrade(changed, coordination);
                case DOWN -> {
                    user.down();
                    user.deploy(changed);
                }
            }
            if (scenario.goesBack()) {
                user.deploy(coordination.spec(upgraded, TOPICS + "brokers: 3\n"));
            }
            world.pause(Duration.ofMinutes(1));
            return world.outcome();
        }

        private void topics(String deployed) {
            user.again("topics apply", deployed, cluster -> {
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

        private void upgrade(String spec, Coordination coordination) {
            user.again("upgrade", spec, deployed -> {
                // The last deployed spec, which an interrupted upgrade has changed.
                ClusterSpec last = deployed.store().load().orElseThrow().spec();
                UpgradeChange change = new UpgradeChange(
                        user.cluster(last),
                        new UpgradeChange.Options(SimulatedUser.CAREFUL, Duration.ofMinutes(10), false),
                        Progress.SILENT);
                KafkaVersion release = KafkaVersion.of(coordination.after);
                change.refuseDuringAnother();
                UpgradeChange.UpgradePath path = change.path(user.cluster(last.withVersion(release.toString())));
                change.run(path);
                if (coordination != Coordination.ZOOKEEPER) {
                    change.raise(path.cluster());
                }
            });
        }
    }
}

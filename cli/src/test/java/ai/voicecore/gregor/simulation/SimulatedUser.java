package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.change.DownChange;
import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.change.RestartChange;
import ai.voicecore.gregor.change.deploy.DeployChange;
import ai.voicecore.gregor.change.deploy.Deployment;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Membership;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A user of a simulated cluster, who types each command again until it succeeds. */
final class SimulatedUser {
    static final Roll.Options CAREFUL = new Roll.Options(false, false, Duration.ZERO);

    private static final int MAX_ATTEMPTS = 12;
    private static final double CHANCE = 0.04;

    private static final Map<String, ClusterSpec> SPECS = new ConcurrentHashMap<>();
    private static final Map<List<Object>, Topology> TOPOLOGIES = new ConcurrentHashMap<>();

    final World world;
    final SimulatedPlatform platform;
    private final FaultInjector trouble;

    /** @param troubles maximum number of failures */
    SimulatedUser(long seed, int troubles) {
        this.world = new World(new Random(seed), troubles == 0 ? 0 : 2);
        this.trouble = new FaultInjector(seed, CHANCE, troubles, world);
        this.platform = new SimulatedPlatform(world);
    }

    /** From now on so many calls may fail. */
    void allow(int troubles) {
        trouble.allow(troubles);
    }

    void deploy(String spec) {
        again("deploy", spec, this::deploy);
    }

    private void deploy(Cluster cluster) {
        DeployChange change = new DeployChange(
                cluster,
                () -> cluster.store().load().map(known -> topology(known.spec(), known.membership())),
                new DeployChange.Options(Duration.ofMinutes(2), false, MoveOptions.DEFAULT),
                Progress.SILENT);
        Deployment deployment = change.deployment();
        change.run(deployment, change.whole(deployment, change.plan()));
    }

    void restart(String spec) {
        again("restart", spec, this::restartAll);
    }

    void restartAll(Cluster cluster) {
        RestartChange change = new RestartChange(
                cluster, new RestartChange.Options(List.of(), false, CAREFUL, Duration.ofMinutes(10)), Progress.SILENT);
        change.run(change.todo());
    }

    /** Stops the whole cluster. */
    void down() {
        againAsDeployed("down", cluster -> {
            platform.allowDown(true);
            new DownChange(cluster, Progress.SILENT).run(false);
        });
        platform.allowDown(false);
    }

    /** Starts what was deployed last. */
    void up() {
        againAsDeployed("deploy", this::deploy);
    }

    /** Types a command once, whatever becomes of it. */
    void once(String command, Consumer<Cluster> change) {
        try {
            again(1, command, () -> cluster(world.store.load().orElseThrow().spec()), change);
        } catch (Unfinished e) {
            world.store.journal.add("  (not typed again)");
        }
    }

    private static final class Unfinished extends AssertionError {
        private static final long serialVersionUID = 1;

        Unfinished(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Repeats a command until it succeeds, each time for the cluster of this spec. */
    void again(String command, String spec, Consumer<Cluster> change) {
        again(MAX_ATTEMPTS, command, () -> cluster(spec), change);
    }

    /** The same for the cluster as it is saved by then. */
    void againAsDeployed(String command, Consumer<Cluster> change) {
        again(
                MAX_ATTEMPTS,
                command,
                () -> cluster(world.store.load().orElseThrow().spec()),
                change);
    }

    private void again(int attempts, String command, Supplier<Cluster> meant, Consumer<Cluster> change) {
        RuntimeException last = null;
        world.store.journal.add("gregor " + command);
        for (int i = 0; i < attempts; i++) {
            trouble.begins();
            try {
                synchronized (world) {
                    world.begin();
                }
                Cluster cluster = meant.get();
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
        throw new Unfinished(
                command + " does not end, however often it is typed.\n" + String.join("\n", world.store.journal), last);
    }

    /** Cached, because computing a topology takes longer than everything else. */
    static Topology topology(ClusterSpec spec, Membership known) {
        return TOPOLOGIES.computeIfAbsent(List.of(spec, known), same -> Clusters.topology(spec, known));
    }

    Cluster cluster(String spec) {
        return cluster(SPECS.computeIfAbsent(spec, Clusters::spec));
    }

    Cluster described(ClusterRecord record) {
        return world.cluster(topology(record.spec(), record.membership()), platform, trouble);
    }

    Cluster cluster(ClusterSpec spec) {
        Membership known = world.store.load().map(ClusterRecord::membership).orElse(Membership.NONE);
        Topology topology = topology(spec, known);
        return world.cluster(topology, platform, trouble);
    }
}

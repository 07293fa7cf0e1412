package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.change.migration.MigrationChange;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.migration.Intent;
import ai.voicecore.gregor.platform.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * Migrations from ZooKeeper to KRaft while calls fail and processes die. The world throws where Kafka would lose metadata:
 * ZooKeeper overwritten by an empty quorum or by old metadata, an end without consent, brokers without a controller.
 */
class MigrationSimulationTest {
    private static final int SEEDS = 500;
    /** For each command. */
    private static final int MAX_TROUBLES = 4;

    private static final String SPEC = """
            version: 3.9.2
            mode: zookeeper
            topics:
              - {name: orders, partitions: 3}
            """;

    private static final Map<List<Intent>, SortedMap<String, String>> UNDISTURBED = new ConcurrentHashMap<>();

    private static final List<List<Intent>> JOURNEYS = List.of(
            List.of(Intent.START),
            List.of(Intent.START, Intent.FINALIZE),
            List.of(Intent.START, Intent.ROLLBACK),
            List.of(Intent.START, Intent.ROLLBACK, Intent.START, Intent.FINALIZE));

    @Test
    void aRepeatedMigrationReachesTheStateOfARunWithoutFailures() {
        Seeds.each(SEEDS, MigrationSimulationTest::run);
    }

    private static void run(long seed) {
        Random random = new Random(seed);
        List<Intent> journey = JOURNEYS.get(random.nextInt(JOURNEYS.size()));
        SortedMap<String, String> undisturbed =
                UNDISTURBED.computeIfAbsent(journey, same -> travelled(new SimulatedUser(seed, 0), same));
        SimulatedUser user = new SimulatedUser(seed, MAX_TROUBLES);
        boolean stopped = random.nextInt(3) == 0;
        Seeds.requireSame(travelled(user, journey, MAX_TROUBLES, stopped), undisturbed, user.world);
    }

    private static SortedMap<String, String> travelled(SimulatedUser user, List<Intent> journey) {
        return travelled(user, journey, 0, false);
    }

    /** @param stopped whether the whole cluster is stopped and started after the first attempt of each command */
    private static SortedMap<String, String> travelled(
            SimulatedUser user, List<Intent> journey, int troubles, boolean stopped) {
        user.allow(0);
        user.deploy(SPEC);
        for (Intent intent : journey) {
            user.allow(troubles);
            user.world.migration.consented |= intent == Intent.FINALIZE;
            if (stopped) {
                user.once(intent.command(), cluster -> migrate(user, cluster, intent));
                user.down();
                user.up();
            }
            user.againAsDeployed(intent.command(), cluster -> migrate(user, cluster, intent));
        }
        user.againAsDeployed("restart", user::restartAll);
        user.world.pause(Duration.ofMinutes(1));
        return user.world.outcome();
    }

    private static void migrate(SimulatedUser user, Cluster cluster, Intent intent) {
        new MigrationChange(
                        cluster,
                        user::described,
                        new MigrationChange.Options(3, SimulatedUser.CAREFUL, Duration.ofMinutes(10), Set.of()),
                        Progress.SILENT)
                .run(intent);
    }
}

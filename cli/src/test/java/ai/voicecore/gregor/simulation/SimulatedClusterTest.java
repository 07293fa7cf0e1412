package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.testing.Clusters;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The simulated cluster passes the same tests as the real ones. */
class SimulatedClusterTest extends ClusterContract {
    private static final World WORLD = new World(new Random(0), 0);
    private static final SimulatedPlatform PLATFORM = new SimulatedPlatform(WORLD);
    private static Cluster cluster;

    @BeforeAll
    static void begin() {
        WORLD.begin();
        cluster = WORLD.cluster(Clusters.topology(SPEC), PLATFORM, new FaultInjector(0, 0, 0, WORLD));
    }

    @AfterAll
    static void end() {
        WORLD.end();
    }

    @Override
    protected Cluster cluster() {
        return cluster;
    }

    @Override
    protected void allowStoppingAll() {
        PLATFORM.allowDown(true);
    }
}

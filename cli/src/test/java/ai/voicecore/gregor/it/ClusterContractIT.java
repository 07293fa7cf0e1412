package ai.voicecore.gregor.it;

import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.simulation.ClusterContract;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.TestCluster;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Kafka on this machine passes the same tests as the simulated cluster. */
@Timeout(300)
@OnThisMachine
// Early, so that the first tests on Kubernetes do not all wait for their image at the same time.
@Order(2)
class ClusterContractIT extends ClusterContract {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-contract", SPEC);

    private static Cluster cluster;

    @BeforeAll
    static void connect() {
        cluster = CLUSTER.connect(SPEC);
    }

    @Override
    protected Cluster cluster() {
        return cluster;
    }
}

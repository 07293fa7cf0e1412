package ai.voicecore.gregor.it;

import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.simulation.ClusterContract;
import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Kafka on Kubernetes passes the same tests as the simulated cluster. */
@OnKubernetes
@Timeout(600)
@Tag("long")
class KubernetesContractIT extends ClusterContract {
    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-contract");

    private static Cluster cluster;

    @BeforeAll
    static void connect() {
        cluster = NAMESPACE.connect(SPEC);
    }

    @Override
    protected Cluster cluster() {
        return cluster;
    }

    /** A StatefulSet starts its pods again: only all of them are stopped, or those that it does not have any more. */
    @Override
    protected boolean canStopOneNode() {
        return false;
    }
}

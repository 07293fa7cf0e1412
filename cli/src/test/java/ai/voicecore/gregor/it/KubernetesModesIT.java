package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Other kinds of clusters, one after the other in one namespace. */
@Timeout(900)
@Tag("long")
@OnKubernetes
class KubernetesModesIT {
    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.ofOlderKafka("it-modes");

    @AfterEach
    void nothingIsLeft() {
        NAMESPACE.run("down", "--delete-data", "--yes");
    }

    /** With the scripts of the distribution. */
    @Test
    void aClusterWithZooKeeper() {
        String spec = NAMESPACE.write("registry: {enabled: false}\n").toString();

        assertThat(NAMESPACE
                        .script("deploy-kafka.sh", "--mode", "zookeeper", "-f", spec)
                        .expect(0)
                        .out())
                .contains("zookeeper-ensemble", "13 of 13 checks hold");
        assertThat(NAMESPACE.script("validate-kafka.sh").expect(0).out()).contains("13 of 13 checks hold");
    }

    @Test
    void aClusterWithDedicatedControllers() {
        assertThat(NAMESPACE
                        .deploy("controllers: dedicated\nregistry: {enabled: false}\nconnect: {enabled: false}\n")
                        .expect(0)
                        .out())
                .contains("12 of 12 checks hold", "6 of 6 nodes ready");
    }
}

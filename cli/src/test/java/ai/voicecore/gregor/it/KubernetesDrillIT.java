package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Signals;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Drills inject faults into pods during an audit, and remove them. */
@Tag("faults")
@Timeout(900)
@OnKubernetes
class KubernetesDrillIT {
    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-drill");

    @BeforeAll
    static void deployCluster() {
        NAMESPACE
                .deploy("registry: {enabled: false}\nconnect: {enabled: false}\n", "--no-validate")
                .expect(0);
    }

    @Test
    void aKilledBrokerIsStartedAgainInItsPod() {
        var before = NAMESPACE.pods();

        Outcome drill = drill("kill-broker").expect(0);

        assertThat(drill.out()).contains("SIGKILL; the pod stays", "partitions have another leader");
        assertThat(NAMESPACE.pods()).isEqualTo(before);
    }

    @Test
    void aPausedBrokerContinuesBeforeKubernetesKillsIt() {
        Map<String, Integer> before = restarts();

        Outcome drill = drill("pause-broker").expect(0);

        assertThat(drill.out()).contains("pause kafka-kraft-", "mended", "partitions have another leader");
        assertThat(restarts())
                .as("the kubelet has not restarted it for being silent")
                .isEqualTo(before);
    }

    private static Map<String, Integer> restarts() {
        return NAMESPACE.client().pods().inNamespace(NAMESPACE.name()).list().getItems().stream()
                .collect(Collectors.toMap(
                        pod -> pod.getMetadata().getName(),
                        pod -> pod.getStatus().getContainerStatuses().getFirst().getRestartCount()));
    }

    @Test
    void theFaultOfAKilledDrillIsRemoved() {
        CommandLine.Running drill = NAMESPACE.start("drill run", "--rate", "100", "pause-broker");
        await("a broker is halted")
                .atMost(Duration.ofMinutes(2))
                .until(() -> drill.reported().contains("pause kafka-kraft-"));
        await("it is halted now")
                .atMost(Duration.ofSeconds(60))
                .until(() -> drill.reported().contains("+1 s"));
        Signals.kill(drill.process().pid());

        assertThat(NAMESPACE.run("drill mend").expect(0).out()).contains(" runs again");
        assertThat(NAMESPACE.run("drill mend").expect(0).out()).contains("No drill has left a fault");
    }

    @Test
    void theNetworkIsCutOnlyIfTheNamespaceAllowsIt() {
        assertThat(drill("cut-network").expect(0).out())
                .contains("not possible here", "pod-security.kubernetes.io/enforce=privileged");

        NAMESPACE.enforce("privileged");
        try {
            assertThat(drill("cut-network").expect(0).out())
                    .contains("cut the network between kafka-kraft-0 and kafka-kraft-1", "mended", "under-replicated");
        } finally {
            NAMESPACE.enforce("restricted");
        }
    }

    @Test
    void anImpossibleDrillReportsWhatItNeeds() {
        assertThat(NAMESPACE.run("drill list").expect(0).out())
                .contains("slow-disk", "It takes root on the host")
                .contains("fill-disk", "file systems of their own");
    }

    private static Outcome drill(String name) {
        return NAMESPACE.run("drill run", "--rate", "100", name);
    }
}

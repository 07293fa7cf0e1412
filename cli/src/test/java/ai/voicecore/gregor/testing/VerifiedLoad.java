package ai.voicecore.gregor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine.Running;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** An audit of a cluster on Kubernetes that goes on while something happens to it. */
public final class VerifiedLoad {
    private static final Duration SOON = Duration.ofSeconds(90);

    private final KubernetesNamespace namespace;
    private final Running audit;

    private VerifiedLoad(KubernetesNamespace namespace, Running audit) {
        this.namespace = namespace;
        this.audit = audit;
    }

    /** Returns when every partition is written and read: what happens to the cluster from then on, the load sees. */
    public static VerifiedLoad on(KubernetesNamespace namespace) {
        Running audit = namespace.start("audit run", "--for", "1h", "--rate", "300", "-o", "json");
        await("the audit's load").atMost(SOON).until(() -> audit.reported().contains("running the audit"));
        return new VerifiedLoad(namespace, audit);
    }

    /** Ends it; the cluster is whole again soon, and every lane went on and lost nothing. */
    public void nothingIsLost() {
        Signals.interrupt(audit.process().pid());
        JsonNode report = audit.await().expect(130).json();
        assertThat(report.path("holds").asBoolean()).as(report.toString()).isTrue();
        for (JsonNode lane : report.path("lanes")) {
            assertThat(lane.path("acknowledged").asLong()).as(lane.toString()).isGreaterThan(300);
        }
        await("every check holds")
                .atMost(SOON)
                .untilAsserted(() -> namespace.look("validate").expect(0));
    }
}

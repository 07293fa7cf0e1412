package ai.voicecore.gregor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine.Running;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** An audit that runs while a cluster on Kubernetes is changed or broken. */
public final class VerifiedLoad {
    private static final Duration SOON = Duration.ofSeconds(90);

    private final KubernetesNamespace namespace;
    private final Running audit;

    private VerifiedLoad(KubernetesNamespace namespace, Running audit) {
        this.namespace = namespace;
        this.audit = audit;
    }

    /** Returns when every partition is written and read; the audit notices everything after that. */
    public static VerifiedLoad on(KubernetesNamespace namespace) {
        Running audit = namespace.start("audit run", "--for", "1h", "--rate", "60", "-o", "json");
        await("the audit's load").atMost(SOON).until(() -> audit.reported().contains("running the audit"));
        return new VerifiedLoad(namespace, audit);
    }

    /** Ends the audit. Every lane must have written without a loss, and soon all checks must hold. */
    public void assertNothingIsLost() {
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

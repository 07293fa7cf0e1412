package ai.voicecore.gregor.platform.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class ApiFailuresTest {
    private final ApiFailures failures = new ApiFailures("https://api.example.com", "kafka");

    @Test
    void anApiServerThatDoesNotAnswerIsUnreachable() {
        Failure failure = failures.failure(
                "listing the pods",
                new KubernetesClientException("Operation failed", new ConnectException("Connection refused")));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure)
                .hasMessage(
                        "The Kubernetes API server at https://api.example.com does not answer: Connection refused.");
    }

    @Test
    void aMissingPermissionIsReportedWithTheApiServersMessage() {
        Failure failure = failures.failure(
                "applying Service kafka-bootstrap",
                answer(
                        403,
                        status(
                                "services \"kafka-bootstrap\" is forbidden: User \"ann\" cannot patch resource \"services\""
                                        + " in API group \"\" in the namespace \"kafka\"")));

        assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(failure)
                .hasMessage(
                        "You are not allowed this (applying Service kafka-bootstrap): services \"kafka-bootstrap\" is"
                                + " forbidden: User \"ann\" cannot patch resource \"services\" in API group \"\" in the"
                                + " namespace \"kafka\".");
        assertThat(failure.remedy()).asString().contains("kubectl auth can-i --list -n kafka");
    }

    @Test
    void aNamespaceThatIsBeingDeletedIsNoMissingPermission() {
        Status status = new StatusBuilder(status("pods is forbidden: unable to create new content"))
                .withNewDetails()
                .addNewCause("metadata.namespace", "namespace is being terminated", "NamespaceTerminating")
                .endDetails()
                .build();

        assertThat(failures.failure("applying Service kafka", answer(403, status)))
                .hasMessage("Namespace kafka is being deleted; nothing can be made in it.");
    }

    @Test
    void anExceededQuotaIsNoMissingPermission() {
        Failure failure = failures.failure(
                "applying StatefulSet kafka",
                answer(403, status("is forbidden: exceeded quota: small, requested: cpu=4")));

        assertThat(failure.remedy()).asString().startsWith("Have the quota raised");
    }

    @Test
    void conflictsNameTheFieldAndItsOwner() {
        Status status = new StatusBuilder(status("Apply failed with 1 conflict"))
                .withNewDetails()
                .addNewCause(".spec.replicas", "conflict with \"kubectl-edit\" using apps/v1", "FieldManagerConflict")
                .endDetails()
                .build();

        Failure failure = failures.failure("applying StatefulSet kafka-kraft", answer(409, status));

        assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(failure)
                .hasMessage(
                        "applying StatefulSet kafka-kraft: others have set these fields: .spec.replicas (kubectl-edit).");
        assertThat(failure.remedy()).asString().contains("--force");
    }

    private static KubernetesClientException answer(int code, Status status) {
        return new KubernetesClientException("Failure executing", code, status);
    }

    private static Status status(String message) {
        return new StatusBuilder().withMessage(message).build();
    }
}

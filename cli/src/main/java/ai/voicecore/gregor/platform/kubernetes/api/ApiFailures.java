package ai.voicecore.gregor.platform.kubernetes.api;

import ai.voicecore.gregor.failure.Failure;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns errors of the API server into a sentence and a remedy.
 *
 * @param server its address, for messages
 */
public record ApiFailures(String server, String namespace) {
    private static final int UNPROCESSABLE = 422;

    public static final String QUOTA =
            "Have the quota raised, or ask for less: kubernetes.*.cpu, memory and storage, or profile: local.";

    private static final String POD_SECURITY = "Lower the namespace's Pod Security level to restricted.";

    Failure failure(String what, KubernetesClientException e) {
        return switch (e.getCode()) {
            // The client's status code for a missing response.
            case 0, -1 -> unreachable(e);
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                Failure.refused(
                        "The API server at " + server + " does not know who you are.",
                        "Log in again, or choose another context: kubectl config get-contexts");
            case HttpURLConnection.HTTP_FORBIDDEN -> forbidden(what, e);
            case HttpURLConnection.HTTP_CONFLICT -> conflict(what, e);
            case UNPROCESSABLE, HttpURLConnection.HTTP_BAD_REQUEST ->
                Failure.refused(
                        sentence(what + " was refused", e),
                        "Correct the spec; a field that Kubernetes never changes needs {gregor down} and deploy again.");
            default -> new Failure(sentence(what + " failed", e), "Repeat the command.", e);
        };
    }

    private Failure unreachable(KubernetesClientException e) {
        List<IOException> causes = Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .toList();
        String reason = causes.stream()
                .map(IOException::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .reduce((first, last) -> last)
                // The JDK's client gives no more detail.
                .orElse(
                        causes.stream().anyMatch(ConnectException.class::isInstance)
                                ? "the connection is refused"
                                : String.valueOf(e.getMessage()));
        return Failure.unreachable(
                "The Kubernetes API server at " + server + " does not answer: " + Failure.sentence(reason),
                "See that it runs and can be reached from here: kubectl cluster-info");
    }

    /** Exceeded quotas and terminating namespaces are also reported as "forbidden". */
    private Failure forbidden(String what, KubernetesClientException e) {
        String message = message(e);
        if (causes(e).stream().anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()))) {
            return terminating();
        }
        return policyRemedy(message)
                .map(remedy -> Failure.refused(sentence(what + " was refused", e), remedy))
                .orElseGet(() -> Failure.refused(
                        sentence("You are not allowed this (" + what + ")", e),
                        "Have that verb granted to you in namespace " + namespace + ": kubectl auth can-i --list -n "
                                + namespace));
    }

    Failure terminating() {
        return Failure.refused(
                "Namespace " + namespace + " is being deleted; nothing can be made in it.",
                "Wait until it is gone (kubectl get namespace " + namespace
                        + "), or choose another with kubernetes.namespace.");
    }

    public static String remedyForRefusedPod(String message) {
        return policyRemedy(message).orElse("Have it allowed, then type {gregor deploy}: the set tries again.");
    }

    private static Optional<String> policyRemedy(String message) {
        if (message.contains("exceeded quota")) {
            return Optional.of(QUOTA);
        }
        return message.contains("violates PodSecurity") ? Optional.of(POD_SECURITY) : Optional.empty();
    }

    private static Failure conflict(String what, KubernetesClientException e) {
        List<String> fields = causes(e).stream()
                .filter(cause -> "FieldManagerConflict".equals(cause.getReason()))
                .map(cause -> cause.getField() + " (" + owner(cause) + ")")
                .toList();
        return fields.isEmpty()
                ? new Failure(sentence(what + " failed", e), "Repeat the command.", e)
                : Failure.refused(
                        what + ": others have set these fields: " + String.join(", ", fields) + ".",
                        "Put them into the spec, have their owner give them up, or take them over with --force.");
    }

    /** From {@code conflict with "kubectl-edit" using apps/v1}. */
    private static String owner(StatusCause cause) {
        String[] parts = String.valueOf(cause.getMessage()).split("\"", -1);
        return parts.length > 1 ? parts[1] : String.valueOf(cause.getMessage());
    }

    private static List<StatusCause> causes(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus())
                .map(Status::getDetails)
                .map(details -> details.getCauses())
                .orElse(List.of());
    }

    private static String sentence(String what, KubernetesClientException e) {
        return what + ": " + Failure.sentence(message(e));
    }

    /** The API server's message without the client's text around it. */
    private static String message(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus())
                .map(Status::getMessage)
                .orElse(String.valueOf(e.getMessage()))
                .lines()
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }
}

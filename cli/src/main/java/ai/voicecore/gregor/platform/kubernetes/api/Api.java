package ai.voicecore.gregor.platform.kubernetes.api;

import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Preconditions;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import java.io.File;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One namespace of the Kubernetes cluster in the kubeconfig.
 *
 * @param time the clock for all waiting in this namespace
 */
public record Api(KubernetesClient client, String namespace, Time time) implements AutoCloseable {
    private static final String FIELD_MANAGER = "gregor";

    private static final List<String> DRY_RUN = List.of("All");
    private static final Path TOKEN = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");
    private static final int CONNECT_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 15_000;

    /** Enough for a request that the client repeats. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(40);

    /**
     * Reads the kubeconfig like kubectl: {@code KUBECONFIG}, {@code ~/.kube/config}, or the service account in a pod.
     * Throws {@link Failure} if there is none; sends no request yet.
     */
    public static Api open(Map<String, String> environment, String namespace, Time time) {
        // The client would take the kubeconfig's own namespace for an empty one.
        if (!KubernetesResourceUtil.isValidName(namespace)) {
            throw Failure.refused(
                    "`" + namespace + "` is not the name of a Kubernetes namespace.",
                    "Give one with --namespace: lower-case letters, digits and hyphens, at most 63.");
        }
        if (!isConfigured(environment)) {
            throw Failure.refused(
                    "There is no kubeconfig: "
                            + (environment.getOrDefault("KUBECONFIG", "").isEmpty()
                                    ? "KUBECONFIG is not set, and ~/.kube/config does not exist."
                                    : "KUBECONFIG is " + environment.get("KUBECONFIG") + ", which does not exist."),
                    "Set KUBECONFIG to the file that your Kubernetes cluster came with.");
        }
        try {
            Config config = new ConfigBuilder(Config.autoConfigure(null))
                    .withConnectionTimeout(CONNECT_MILLIS)
                    .withRequestTimeout(REQUEST_MILLIS)
                    .withRequestRetryBackoffLimit(1)
                    // All calls that name no other namespace are for this one.
                    .withNamespace(namespace)
                    .build();
            return new Api(new KubernetesClientBuilder().withConfig(config).build(), namespace, time);
        } catch (RuntimeException e) {
            // An invalid kubeconfig makes the client's parsers throw any exception.
            String why = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
            throw Failure.refused("The kubeconfig cannot be used: " + why + ".", "See: kubectl config view");
        }
    }

    private static boolean isConfigured(Map<String, String> environment) {
        String named = environment.getOrDefault("KUBECONFIG", "");
        Path home = Path.of(environment.getOrDefault("HOME", "/"), ".kube", "config");
        return named.isEmpty()
                ? Files.exists(home) || Files.exists(TOKEN)
                : Stream.of(named.split(File.pathSeparator, -1)).anyMatch(file -> Files.exists(Path.of(file)));
    }

    /** A wait that polls objects of the namespace. */
    public Await await(Duration atMost, Duration every) {
        return new Await(atMost, every, time);
    }

    /**
     * Calls the API server; throws {@link Failure} if the call fails.
     *
     * @param what as in "reading the pods"
     */
    public <T> T call(String what, Function<KubernetesClient, T> call) {
        try {
            return send(call);
        } catch (KubernetesClientException e) {
            throw failure(what, e);
        }
    }

    /**
     * Calls the API server, in a limited time: the client's own timeout ends with the head of an answer, and it would wait for
     * the rest forever (fabric8io/kubernetes-client#7299).
     */
    public <T extends @Nullable Object> T send(Function<KubernetesClient, T> call) {
        try {
            return ParallelTasks.answer(() -> call.apply(client), CALL_TIMEOUT);
        } catch (TimeoutException e) {
            throw new KubernetesClientException("no complete answer within " + CALL_TIMEOUT.toSeconds() + " s", e);
        }
    }

    /** The object with this name; empty if there is none. */
    public <T> Optional<T> find(
            String kind, String name, Function<KubernetesClient, MixedOperation<T, ?, ? extends Resource<T>>> objects) {
        return Optional.ofNullable(call(
                "reading " + kind + " " + name,
                client -> objects.apply(client).withName(name).get()));
    }

    public Optional<Pod> pod(String name) {
        return find("pod", name, KubernetesClient::pods);
    }

    public <T extends HasMetadata, L extends KubernetesResourceList<T>> List<T> list(
            String what, Map<String, String> labels, Function<KubernetesClient, MixedOperation<T, L, ?>> objects) {
        return call(
                "listing " + what,
                client -> objects.apply(client).withLabels(labels).list().getItems());
    }

    public List<Pod> pods(Map<String, String> labels) {
        return list("the pods", labels, KubernetesClient::pods);
    }

    public Optional<StatefulSet> statefulSet(String name) {
        return find("StatefulSet", name, client -> client.apps().statefulSets());
    }

    /**
     * Deletes this object, and never a later one with its name: a request may be sent twice, or arrive late, when the object
     * has been created again.
     *
     * @return false if it is not there any more
     */
    public boolean delete(HasMetadata object) {
        return delete(object, DeletionPropagation.BACKGROUND, new DeleteOptions());
    }

    /** The same, keeping what the object owns: the pods of a StatefulSet run on. */
    public boolean deleteWithoutDependents(HasMetadata object) {
        return delete(object, DeletionPropagation.ORPHAN, new DeleteOptions());
    }

    /** The same without waiting until the pod's processes have ended. */
    public boolean deleteWithoutGrace(Pod pod) {
        DeleteOptions options = new DeleteOptions();
        options.setGracePeriodSeconds(0L);
        return delete(pod, DeletionPropagation.BACKGROUND, options);
    }

    /** The client's own methods cannot send the precondition. */
    private boolean delete(HasMetadata object, DeletionPropagation dependents, DeleteOptions options) {
        String name = object.getMetadata().getName();
        String version = object.getApiVersion();
        String path = (version.contains("/") ? "/apis/" : "/api/") + version + "/namespaces/" + namespace + "/"
                + object.getPlural() + "/" + name;
        options.setPropagationPolicy(dependents.toString());
        options.setPreconditions(new Preconditions(null, object.getMetadata().getUid()));
        try {
            send(known -> known.raw(path, "DELETE", options));
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw failure("deleting " + object.getKind() + " " + name, e);
        }
    }

    /** Also false for users without permission to read the namespace; then it must exist. Throws if it is terminating. */
    public boolean isNamespaceMissing() {
        try {
            Namespace present =
                    send(known -> known.namespaces().withName(namespace).get());
            if (present != null && present.getMetadata().getDeletionTimestamp() != null) {
                throw failures().terminating();
            }
            return present == null;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return false;
            }
            throw failure("reading namespace " + namespace, e);
        }
    }

    /** Events with these fields; none for users without the permission to read them. */
    public List<Event> events(Map<String, String> fields) {
        return tryToCall(
                        client -> client.v1().events().withFields(fields).list().getItems())
                .orElse(List.of());
    }

    /** The answer of the API server; empty if it does not give one, as to users without the permission. */
    public <T> Optional<T> tryToCall(Function<KubernetesClient, @Nullable T> call) {
        try {
            return Optional.ofNullable(send(call));
        } catch (KubernetesClientException e) {
            return Optional.empty();
        }
    }

    public Failure failure(String what, KubernetesClientException e) {
        return failures().failure(what, e);
    }

    private ApiFailures failures() {
        return new ApiFailures(client.getMasterUrl().toString(), namespace);
    }

    @Override
    public void close() {
        client.close();
    }

    /** Options of a server-side apply; {@code forced} takes over fields of other field managers. */
    public static PatchContext applied(boolean dryRun, boolean forced) {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(FIELD_MANAGER)
                .withForce(forced)
                .withDryRun(dryRun ? DRY_RUN : null)
                .build();
    }

    public static PatchContext patch(PatchType type, boolean dryRun) {
        return new PatchContext.Builder()
                .withPatchType(type)
                .withDryRun(dryRun ? DRY_RUN : null)
                .build();
    }
}

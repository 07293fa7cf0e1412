package ai.voicecore.gregor.platform.kubernetes.api;

import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.PlatformFailure;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** One namespace of the Kubernetes cluster in the kubeconfig. */
public final class Api implements AutoCloseable {
    /** Gregor's field manager at the API server. */
    public static final String FIELD_MANAGER = "gregor";

    private static final Path TOKEN = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");
    private static final int CONNECT_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 15_000;

    private final KubernetesClient client;
    private final String namespace;
    private final ApiFailures failures;
    private final Time time;

    private Api(KubernetesClient client, String namespace, Time time) {
        this.client = client;
        this.namespace = namespace;
        this.time = time;
        this.failures = new ApiFailures(client.getMasterUrl().toString(), namespace);
    }

    /**
     * Reads the kubeconfig like kubectl: {@code KUBECONFIG}, {@code ~/.kube/config}, or the service account in a pod.
     * Throws {@link PlatformFailure} if there is none; sends no request yet.
     *
     * @param time the clock for all waiting in this namespace
     */
    public static Api open(Map<String, String> environment, String namespace, Time time) {
        if (!isConfigured(environment)) {
            throw PlatformFailure.refused(
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
                    .build();
            return new Api(new KubernetesClientBuilder().withConfig(config).build(), namespace, time);
        } catch (RuntimeException e) {
            // An invalid kubeconfig makes the client's parsers throw any exception.
            String why = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
            throw PlatformFailure.refused("The kubeconfig cannot be used: " + why + ".", "See: kubectl config view");
        }
    }

    private static boolean isConfigured(Map<String, String> environment) {
        String named = environment.getOrDefault("KUBECONFIG", "");
        Path home = Path.of(environment.getOrDefault("HOME", "/"), ".kube", "config");
        return named.isEmpty()
                ? Files.exists(home) || Files.exists(TOKEN)
                : Stream.of(named.split(File.pathSeparator, -1)).anyMatch(file -> Files.exists(Path.of(file)));
    }

    public String namespace() {
        return namespace;
    }

    public KubernetesClient client() {
        return client;
    }

    public Time time() {
        return time;
    }

    /** A wait that polls objects of the namespace. */
    public Await await(Duration atMost, Duration every) {
        return new Await(atMost, every, time);
    }

    /**
     * Calls the API server; throws {@link PlatformFailure} if the call fails.
     *
     * @param what as in "reading the pods"
     */
    public <T> T call(String what, Function<KubernetesClient, T> call) {
        return failures.call(what, () -> call.apply(client));
    }

    /** Explains a failed call. */
    public PlatformFailure failure(String what, KubernetesClientException e) {
        return failures.failure(what, e);
    }

    @Override
    public void close() {
        client.close();
    }

    /** Takes over fields of other field managers. */
    public static PatchContext forced() {
        return applied(List.of(), true);
    }

    /**
     * Options of a server-side apply.
     *
     * @param dryRun {@code All} for a dry run, otherwise empty
     * @param forced whether to take over fields of other field managers
     */
    public static PatchContext applied(List<String> dryRun, boolean forced) {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(FIELD_MANAGER)
                .withForce(forced)
                .withDryRun(dryRun.isEmpty() ? null : dryRun)
                .build();
    }
}

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

/** One namespace of the cluster that kubectl points at. */
public final class Api implements AutoCloseable {
    /** Under which name the API server remembers the fields that Gregor has set. */
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
     * Reads the kubeconfig as kubectl does: {@code KUBECONFIG}, {@code ~/.kube/config}, in a pod its service account.
     * Throws {@link PlatformFailure} if there is none; asks nobody yet.
     *
     * @param time what all waiting for the namespace's objects goes by
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
            // Whatever a file that is no kubeconfig makes of the client's parsers.
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

    /** A wait for objects of the namespace. */
    public Await await(Duration atMost, Duration every) {
        return new Await(atMost, every, time);
    }

    /**
     * Asks the API server; {@link PlatformFailure} if it does not do it.
     *
     * @param what as in "reading the pods"
     */
    public <T> T call(String what, Function<KubernetesClient, T> call) {
        return failures.call(what, () -> call.apply(client));
    }

    /** Says why a call failed. */
    public PlatformFailure failure(String what, KubernetesClientException e) {
        return failures.failure(what, e);
    }

    @Override
    public void close() {
        client.close();
    }

    /** Has the API server take over what others have set. */
    public static PatchContext forced() {
        return applied(List.of(), true);
    }

    /**
     * How the API server applies an object.
     *
     * @param dryRun {@code All} where nothing is to be changed, otherwise empty
     * @param forced whether fields that others have set are taken over
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

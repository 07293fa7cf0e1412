package ai.voicecore.gregor.platform.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Finds out whether anybody enforces NetworkPolicies: Kubernetes itself only keeps them. A pod that is none of the
 * cluster's, and soon gone, tries the port of a broker that Gregor's policies close to such pods.
 */
final class PolicyTrial {
    private static final Duration ENDS = Duration.ofSeconds(60);
    private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();
    private static final int ENFORCED = 10;

    private final Api api;

    PolicyTrial(Api api) {
        this.api = api;
    }

    /** Whether the broker's policy is enforced; false too if that cannot be found out. */
    boolean isEnforced(Pod broker) {
        Pod trial = pod(broker);
        String name = trial.getMetadata().getName();
        api.call("making pod " + name, client -> client.resource(trial).create());
        try {
            long deadline = System.nanoTime() + ENDS.toNanos();
            Optional<Integer> code = code(name);
            while (code.isEmpty() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(INTERVAL_NANOS);
                code = code(name);
            }
            return code.equals(Optional.of(ENFORCED));
        } finally {
            api.call(
                    "deleting pod " + name,
                    client -> client.pods()
                            .inNamespace(api.namespace())
                            .withName(name)
                            .withGracePeriod(0)
                            .delete());
        }
    }

    private Optional<Integer> code(String name) {
        return api
                .call(
                        "reading pod " + name,
                        client -> client.pods()
                                .inNamespace(api.namespace())
                                .withName(name)
                                .get())
                .getStatus()
                .getContainerStatuses()
                .stream()
                .findFirst()
                .map(status -> status.getState().getTerminated())
                .map(ContainerStateTerminated::getExitCode);
    }

    /** With the broker's image, which is there, and its rights, which are few; without its labels. */
    private Pod pod(Pod broker) {
        var of = broker.getSpec();
        var container = of.getContainers().getFirst();
        return new PodBuilder()
                .withNewMetadata()
                .withName("gregor-trial-"
                        + HexFormat.of()
                                .toHexDigits(RandomGenerator.getDefault().nextInt()))
                .withNamespace(api.namespace())
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withActiveDeadlineSeconds(ENDS.toSeconds())
                .withAutomountServiceAccountToken(false)
                .withImagePullSecrets(of.getImagePullSecrets())
                .withSecurityContext(of.getSecurityContext())
                .addNewContainer()
                .withName("trial")
                .withImage(container.getImage())
                .withImagePullPolicy("IfNotPresent")
                .withCommand(Dial.command(broker, "client", "replication", ENFORCED))
                .withSecurityContext(container.getSecurityContext())
                // A quota may ask for both.
                .withNewResources()
                .addToRequests(Map.of("cpu", new Quantity("10m")))
                .addToRequests(Map.of("memory", new Quantity("32Mi")))
                .addToLimits(Map.of("memory", new Quantity("32Mi")))
                .endResources()
                .endContainer()
                .endSpec()
                .build();
    }
}

package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Runs one command in a temporary pod that is not part of the cluster. */
public record TrialPod(Api api) {
    private static final Duration RUN_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    /**
     * The result of the command; empty if there is none within a minute.
     *
     * @param node the pod whose first image and restricted rights are used, without its labels
     * @param verdict evaluates the container's state; empty while undecided
     */
    public <T> Optional<T> run(PodSpec node, List<String> command, Function<ContainerState, Optional<T>> verdict) {
        Pod trial = pod(node, command);
        String name = trial.getMetadata().getName();
        Pod made =
                api.call("making pod " + name, client -> client.resource(trial).create());
        try {
            return api.await(RUN_TIMEOUT, INTERVAL)
                    .answer(last -> api.pod(name)
                            .flatMap(PodEnds::container)
                            .map(ContainerStatus::getState)
                            .flatMap(verdict));
        } finally {
            api.deleteWithoutGrace(made);
        }
    }

    private Pod pod(PodSpec node, List<String> command) {
        Container container = node.getContainers().getFirst();
        return new PodBuilder()
                .withNewMetadata()
                .withName("gregor-trial-"
                        + HexFormat.of()
                                .toHexDigits(RandomGenerator.getDefault().nextInt()))
                .withNamespace(api.namespace())
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withActiveDeadlineSeconds(RUN_TIMEOUT.toSeconds())
                .withAutomountServiceAccountToken(false)
                .withImagePullSecrets(node.getImagePullSecrets())
                .withSecurityContext(node.getSecurityContext())
                .addNewContainer()
                .withName("trial")
                .withImage(container.getImage())
                .withImagePullPolicy("IfNotPresent")
                .withCommand(command)
                .withSecurityContext(container.getSecurityContext())
                // A quota may require both.
                .withNewResources()
                .addToRequests(Map.of("cpu", new Quantity("10m")))
                .addToRequests(Map.of("memory", new Quantity("128Mi")))
                .addToLimits(Map.of("memory", new Quantity("128Mi")))
                .endResources()
                .endContainer()
                .endSpec()
                .build();
    }
}

package ai.voicecore.gregor.platform.kubernetes.fault;

import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.pod.TrialPod;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/**
 * Finds out whether anybody enforces NetworkPolicies: Kubernetes itself only keeps them. A pod that is none of the
 * cluster's, and soon gone, tries the port of a broker that Gregor's policies close to such pods.
 */
final class PolicyTrial {
    private static final int ENFORCED_EXIT_CODE = 10;

    private final Api api;

    PolicyTrial(Api api) {
        this.api = api;
    }

    /** Whether the broker's policy is enforced; false too if that cannot be found out. */
    boolean isEnforced(Pod broker) {
        return new TrialPod(api)
                .run(
                        broker.getSpec(),
                        ConnectivityProbe.command(broker, "client", "replication", ENFORCED_EXIT_CODE),
                        PolicyTrial::exitCode)
                .equals(Optional.of(ENFORCED_EXIT_CODE));
    }

    private static Optional<Integer> exitCode(ContainerState state) {
        return Optional.ofNullable(state.getTerminated()).map(ContainerStateTerminated::getExitCode);
    }
}

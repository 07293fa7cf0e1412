package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.Profile;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Role;
import io.fabric8.kubernetes.api.model.ContainerFluent;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;

/**
 * The probes of a node. Liveness: only whether the process answers; a voter must not be killed because its quorum is lost,
 * nor a broker because it recovers its log. Readiness: the node serves, and is back in every ISR.
 */
final class Probes {
    /** The process answers within seconds; five minutes are for overloaded hosts. */
    private static final int STARTUP_FAILURE_THRESHOLD = 300;

    private Probes() {}

    static void add(ContainerFluent<?> container, Role role, Profile profile) {
        String health = role == Role.REGISTRY ? "/health" : "";
        container
                .withStartupProbe(probe(health + "/live", 1, STARTUP_FAILURE_THRESHOLD))
                .withReadinessProbe(probe(health + "/ready", profile == Profile.LOCAL ? 1 : 5, 3))
                .withLivenessProbe(probe(health + "/live", 10, 6));
    }

    private static Probe probe(String path, int periodSeconds, int tries) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withPort(new IntOrString(Ports.name(Endpoint.HTTP)))
                .endHttpGet()
                .withPeriodSeconds(periodSeconds)
                .withTimeoutSeconds(5)
                .withFailureThreshold(tries)
                .build();
    }
}

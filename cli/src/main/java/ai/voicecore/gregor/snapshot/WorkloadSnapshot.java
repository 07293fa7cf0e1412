package ai.voicecore.gregor.snapshot;

import java.util.List;

/**
 * What Kubernetes holds of a cluster.
 *
 * @param hosts where each pod is
 * @param claims of the volumes
 * @param budgets that keep nodes from being taken away together
 */
public record WorkloadSnapshot(List<PodHost> hosts, List<Claim> claims, List<Budget> budgets) {

    /**
     * One pod.
     *
     * @param kind of what: broker, controller, zookeeper, connect or registry
     * @param host empty while it has none
     */
    public record PodHost(String pod, String kind, String host) {}

    /** One volume claim; its phase is Bound when there is a volume. */
    public record Claim(String name, String phase, String storageClass) {}

    /**
     * One PodDisruptionBudget.
     *
     * @param kind of the pods that it is for
     * @param healthy how many of them are ready
     * @param expected how many there are
     * @param allowed how many may be taken away now
     */
    public record Budget(String name, String kind, int healthy, int expected, int allowed) {}
}

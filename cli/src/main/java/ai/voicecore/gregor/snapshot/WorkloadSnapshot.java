package ai.voicecore.gregor.snapshot;

import java.util.List;

/**
 * The Kubernetes objects of a cluster.
 *
 * @param hosts pod placement
 * @param claims volume claims
 * @param budgets disruption budgets
 */
public record WorkloadSnapshot(List<PodHost> hosts, List<Claim> claims, List<Budget> budgets) {

    /**
     * A pod.
     *
     * @param kind broker, controller, zookeeper, connect or registry
     * @param host empty if it is not scheduled
     */
    public record PodHost(String pod, String kind, String host) {}

    /** A volume claim; its phase is Bound if it has a volume. */
    public record Claim(String name, String phase, String storageClass) {}

    /**
     * A PodDisruptionBudget.
     *
     * @param kind of its pods
     * @param healthy number of ready pods
     * @param expected number of pods
     * @param allowed how many may be evicted now
     */
    public record Budget(String name, String kind, int healthy, int expected, int allowed) {}
}

package ai.voicecore.gregor.cluster;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.topology.Topology;
import java.util.function.Supplier;

/**
 * The brokers of a cluster as clients need to know them, whoever has deployed it.
 *
 * @param cluster its name, for reports
 * @param count how many there are
 * @param admin opens a connection, which the caller closes
 */
public record Brokers(String cluster, Access access, int count, Supplier<ClusterAdmin> admin) {
    private static final int ENOUGH = 3;

    public static Brokers of(Topology topology, Services services) {
        return new Brokers(
                topology.spec().name(), topology.access(), topology.brokers().size(), () -> services.admin(topology));
    }

    /** How often a topic of Gregor's own is replicated there. */
    public int replication() {
        return Math.max(1, Math.min(ENOUGH, count));
    }

    /** How many of these replicas have to be in sync. */
    public int minInsyncReplicas() {
        return Math.max(1, replication() - 1);
    }
}

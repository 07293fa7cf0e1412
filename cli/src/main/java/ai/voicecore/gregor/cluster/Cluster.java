package ai.voicecore.gregor.cluster;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.moving.NodeLogs;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.RememberedFaults;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;

/**
 * One cluster with everything that a change needs.
 *
 * @param topology the nodes as described
 * @param changeControl lock and recovery of changes
 * @param stop tells whether the change must stop; clock of its waits and guard of platform and services
 */
public record Cluster(
        Topology topology,
        Platform platform,
        ClusterStore store,
        Services services,
        ChangeControl changeControl,
        Stop stop) {

    /** Enough for an error with its stack trace among other lines. */
    private static final int LOG_LINES = 1_000;

    /** After the command was told to stop, platform and services refuse changes. */
    public Cluster {
        platform = stop.guard(Platform.class, platform);
        services = stop.guard(Services.class, services);
    }

    public Cluster with(Topology described) {
        return new Cluster(described, platform, store, services, changeControl, stop);
    }

    public ClusterSpec spec() {
        return topology.spec();
    }

    /** A new connection to the brokers; the caller closes it. */
    public ClusterAdmin admin() {
        return services.admin(topology);
    }

    public Brokers brokers() {
        return Brokers.of(topology, services);
    }

    public NodeLogs logs() {
        return broker -> topology.nodes(Role::isBroker)
                .filter(node -> node.id() == broker)
                .findFirst()
                .map(this::logLines)
                .orElse(List.of());
    }

    private List<String> logLines(Node node) {
        try {
            return platform.logs(node.name(), LOG_LINES);
        } catch (Failure e) {
            // The log is only used for the reason.
            return List.of();
        }
    }

    public void remember() {
        store.save(ClusterRecord.of(topology));
    }

    /**
     * Lock and recovery of a cluster's changes.
     *
     * @param lock held by a command while it changes the cluster
     * @param faults injected faults; the next command mends those that a killed drill left
     */
    public record ChangeControl(ChangeLock lock, RememberedFaults faults) {}
}

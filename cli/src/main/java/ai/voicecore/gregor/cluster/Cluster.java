package ai.voicecore.gregor.cluster;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.moving.NodeLogs;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Topology;

/**
 * One cluster, with everything that a change of it needs.
 *
 * @param topology the nodes as they are to be
 * @param turn what lets one command at a time change it
 * @param stop whether a change has to stop; what its waits go by, and what guards the platform and the services
 */
public record Cluster(
        Topology topology, Platform platform, ClusterStore store, Services services, Turn turn, Stop stop) {

    /** Nothing is changed through it once the command was told to stop. */
    public Cluster {
        platform = stop.guard(Platform.class, platform);
        services = stop.guard(Services.class, services);
    }

    /** The same with its nodes in other words. */
    public Cluster with(Topology described) {
        return new Cluster(described, platform, store, services, turn, stop);
    }

    public ClusterSpec spec() {
        return topology.spec();
    }

    /** A new connection to its brokers; the caller closes it. */
    public ClusterAdmin admin() {
        return services.admin(topology);
    }

    /** Its brokers as clients need to know them. */
    public Brokers brokers() {
        return Brokers.of(topology, services);
    }

    /** The logs of its brokers. */
    public NodeLogs logs() {
        return new BrokerLogLines(topology, platform);
    }

    /** Has it remembered as it is described here. */
    public void remember() {
        store.save(ClusterRecord.of(topology));
    }
}

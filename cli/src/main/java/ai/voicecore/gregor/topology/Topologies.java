package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import java.util.ArrayList;
import java.util.List;

/** Computes the nodes of a spec. */
public final class Topologies {
    private Topologies() {}

    /** The nodes of a cluster that was never deployed. */
    public static Topology of(ClusterSpec spec, String clusterId, Placement placement) {
        return of(spec, clusterId, placement, Membership.NONE);
    }

    /**
     * The nodes of a deployed cluster.
     *
     * @param known the saved identities of its nodes
     */
    public static Topology of(ClusterSpec spec, String clusterId, Placement placement, Membership known) {
        Membership membership = known.of(spec, placement);
        List<Member> servers = membership.members(Role.ZOOKEEPER::equals).toList();
        List<Node> nodes = new ArrayList<>(new ZooKeeperNodes(spec, servers, placement).nodes());
        nodes.addAll(new KafkaNodes(spec, clusterId, membership, placement).nodes());
        nodes.addAll(new ClientNodes(spec, membership, placement).nodes());
        return new Topology(spec, clusterId, membership, List.copyOf(nodes));
    }
}

package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import java.util.ArrayList;
import java.util.List;

/** Works out the nodes of a spec. */
public final class Topologies {
    private Topologies() {}

    public static Topology of(ClusterSpec spec, String clusterId, Placement placement) {
        List<Node> nodes = new ArrayList<>();
        if (spec.mode() == Mode.ZOOKEEPER) {
            nodes.addAll(new ZooKeeperNodes(spec, placement).nodes());
        }
        nodes.addAll(new KafkaNodes(spec, clusterId, placement).nodes());
        nodes.addAll(new ClientNodes(spec, placement).nodes());
        return new Topology(spec, clusterId, List.copyOf(nodes));
    }
}

package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The servers of the ZooKeeper ensemble. */
final class ZooKeeperNodes {
    private final ClusterSpec spec;
    private final Placement placement;

    ZooKeeperNodes(ClusterSpec spec, Placement placement) {
        this.spec = spec;
        this.placement = placement;
    }

    List<Node> nodes() {
        return IntStream.range(0, spec.zookeepers()).mapToObj(this::node).toList();
    }

    private Node node(int index) {
        String name = placement.name(Role.ZOOKEEPER, index);
        int id = placement.serverId(index);
        SortedMap<String, String> environment = EnvironmentNames.of("ZOOKEEPER_", properties(name, index));
        environment.put("ZOOKEEPER_SERVER_ID", String.valueOf(id));
        Endpoints endpoints = Endpoints.of(
                placement, Role.ZOOKEEPER, index, List.of(Endpoint.CLIENT, Endpoint.PEER, Endpoint.ELECTION));
        int heap = spec.heap().zookeeper();
        return new Node(
                name,
                Role.ZOOKEEPER,
                id,
                Optional.empty(),
                endpoints.bind(),
                endpoints.addresses(),
                heap,
                JvmFlags.of(spec.profile(), heap),
                environment);
    }

    private Map<String, String> properties(String name, int index) {
        Map<String, String> properties = new TreeMap<>();
        Address client = placement.bind(Role.ZOOKEEPER, index, Endpoint.CLIENT);
        properties.put("dataDir", placement.directory(name) + "/data");
        properties.put("clientPort", String.valueOf(client.port()));
        properties.put("clientPortAddress", client.host());
        // A shorter tick lets sessions be as short as the local profile wants them.
        properties.put("tickTime", spec.profile() == Profile.LOCAL ? "1000" : "2000");
        properties.put("initLimit", "10");
        properties.put("syncLimit", "5");
        properties.put("admin.enableServer", "false");
        properties.put("autopurge.snapRetainCount", "3");
        properties.put("autopurge.purgeInterval", "24");
        if (client.host().equals(KubernetesPlacement.EVERY_ADDRESS)) {
            // A pod's own name may not resolve yet when it starts, so it cannot bind to it.
            properties.put("quorumListenOnAllIPs", "true");
        }
        properties.put("4lw.commands.whitelist", "srvr,ruok,mntr");
        if (spec.zookeepers() > 1) {
            IntStream.range(0, spec.zookeepers())
                    .forEach(i -> properties.put("server." + placement.serverId(i), server(i)));
        }
        return properties;
    }

    private String server(int index) {
        Address peer = placement.address(Role.ZOOKEEPER, index, Endpoint.PEER);
        Address election = placement.address(Role.ZOOKEEPER, index, Endpoint.ELECTION);
        return peer + ":" + election.port();
    }
}

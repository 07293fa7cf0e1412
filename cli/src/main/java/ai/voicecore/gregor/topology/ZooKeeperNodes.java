package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The servers of the ZooKeeper ensemble. */
record ZooKeeperNodes(ClusterSpec spec, List<Member> servers, Placement placement) {
    List<Node> nodes() {
        return servers.stream().map(this::node).toList();
    }

    private Node node(Member server) {
        SortedMap<String, String> environment = EnvironmentNames.of("ZOOKEEPER_", properties(server));
        environment.put("ZOOKEEPER_SERVER_ID", String.valueOf(server.id()));
        List<Endpoint> listeners = List.of(Endpoint.CLIENT, Endpoint.PEER, Endpoint.ELECTION);
        return Node.of(server, spec, placement, Optional.empty(), listeners, environment);
    }

    private Map<String, String> properties(Member server) {
        Map<String, String> properties = new TreeMap<>();
        Address client = placement.bind(server, Endpoint.CLIENT);
        properties.put("dataDir", placement.directory(server.name()) + "/data");
        properties.put("clientPort", String.valueOf(client.port()));
        properties.put("clientPortAddress", client.host());
        // A shorter tick allows the short sessions of the local profile.
        properties.put("tickTime", spec.profile() == Profile.LOCAL ? "1000" : "2000");
        properties.put("initLimit", "10");
        properties.put("syncLimit", "5");
        properties.put("admin.enableServer", "false");
        properties.put("autopurge.snapRetainCount", "3");
        properties.put("autopurge.purgeInterval", "24");
        if (client.host().equals(KubernetesPlacement.EVERY_ADDRESS)) {
            // A pod's own name may not resolve yet at its start, so it cannot bind to it.
            properties.put("quorumListenOnAllIPs", "true");
        }
        properties.put("4lw.commands.whitelist", "srvr,ruok,mntr");
        if (servers.size() > 1) {
            servers.forEach(peer -> properties.put("server." + peer.id(), addresses(peer)));
        }
        return properties;
    }

    private String addresses(Member server) {
        return placement.address(server, Endpoint.PEER) + ":"
                + placement.address(server, Endpoint.ELECTION).port();
    }
}

package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;

/**
 * One machine: every node has a block of ten ports. Brokers from 9092, dedicated controllers from 9592, ZooKeeper from
 * 2181, Connect from 8083 and the registry at 8081, plus {@code local.portOffset}.
 *
 * @param root absolute parent of the node directories
 */
public record LocalPlacement(String host, int portOffset, String root) implements Placement {
    private static final int BLOCK = 10;

    public static LocalPlacement of(ClusterSpec spec, String defaultRoot) {
        String directory = spec.local().directory();
        return new LocalPlacement(
                spec.local().host(), spec.local().portOffset(), directory.isEmpty() ? defaultRoot : directory);
    }

    @Override
    public Address address(Member node, Endpoint endpoint) {
        return new Address(host, node.role().firstPort() + node.index() * BLOCK + step(endpoint) + portOffset);
    }

    @Override
    public Address bind(Member node, Endpoint endpoint) {
        return address(node, endpoint);
    }

    private static int step(Endpoint endpoint) {
        return switch (endpoint) {
            case CLIENT, EXTERNAL -> 0;
            case CONTROLLER, PEER -> 1;
            case REPLICATION, ELECTION -> 2;
            case HTTP -> 3;
        };
    }

    @Override
    public String directory(String node) {
        return root + "/" + node;
    }
}

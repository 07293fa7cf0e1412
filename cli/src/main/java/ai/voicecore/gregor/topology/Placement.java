package ai.voicecore.gregor.topology;

import java.util.Optional;

/** Where a platform puts the nodes: what their addresses and directories are. Pure; implemented once per platform. */
public interface Placement {
    /**
     * The workload that a new node belongs to, see {@link Member}.
     *
     * @param index the node's number within its role, from 0
     */
    default String workload(Role role, int index) {
        return role.stem();
    }

    /** The address at which others reach a node. */
    Address address(Member node, Endpoint endpoint);

    /** The address to bind for it; the same on a plain machine, the wildcard in a pod. */
    Address bind(Member node, Endpoint endpoint);

    /** Where registry and Connect find brokers, if there is one address for all of them. */
    default Optional<Address> bootstrap() {
        return Optional.empty();
    }

    /** The id of a new ZooKeeper server, 1 to 255. */
    default int serverId(int index) {
        return index + 1;
    }

    /** The failure domain of a broker, as far as the place decides it. */
    default Optional<String> rack() {
        return Optional.empty();
    }

    /** Absolute directory of the connectors that Gregor tries Connect with; only Gregor puts anything there. */
    default String ownPlugins() {
        return directory("own-plugins");
    }

    /** Absolute directory of a node: config, logs and data are below it. */
    String directory(String node);
}

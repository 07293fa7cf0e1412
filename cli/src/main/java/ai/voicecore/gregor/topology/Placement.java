package ai.voicecore.gregor.topology;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses and directories of nodes on a platform. Pure; one implementation per platform. */
public interface Placement {
    /** The workload of a new node, see {@link Member}. */
    default String workload(Role role) {
        return role.stem();
    }

    Address address(Member node, Endpoint endpoint);

    /** The bind address of a node's endpoint: the same on a plain machine, the wildcard address in a pod. */
    Address bind(Member node, Endpoint endpoint);

    /** {@code host:port,host:port} of an endpoint of these nodes. */
    default String addresses(Stream<Member> nodes, Endpoint endpoint) {
        return nodes.map(node -> address(node, endpoint).toString()).collect(Collectors.joining(","));
    }

    /** One bootstrap address of all brokers for registry and Connect, if there is one. */
    default Optional<Address> bootstrap() {
        return Optional.empty();
    }

    /** The id of a new ZooKeeper server, 1 to 255. */
    default int serverId(int index) {
        return index + 1;
    }

    /** The failure domain of a broker, if the platform determines it. */
    default Optional<String> rack() {
        return Optional.empty();
    }

    /** Absolute directory of the connectors for Gregor's check of Connect; only Gregor writes to it. */
    default String ownPlugins() {
        return directory("own-plugins");
    }

    /** Absolute directory of a node: config, logs and data are below it. */
    String directory(String node);
}

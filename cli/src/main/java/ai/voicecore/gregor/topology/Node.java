package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.access.Transport;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.spec.ClusterSpec;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * One process of the cluster.
 *
 * @param name unique in the cluster, as {@code kafka-0}
 * @param id Kafka's {@code node.id} or {@code broker.id}, ZooKeeper's server id; the index for others
 * @param rack its failure domain, if racks are given
 * @param bind the address bound for each of its endpoints
 * @param addresses the advertised address of each endpoint
 * @param heapMebibytes maximum heap
 * @param jvmFlags JVM flags, including the heap
 * @param environment the whole configuration, as environment variables ({@code KAFKA_*}, {@code ZOOKEEPER_*}, …)
 */
public record Node(
        String name,
        Role role,
        int id,
        Optional<String> rack,
        Map<Endpoint, Address> bind,
        Map<Endpoint, Address> addresses,
        int heapMebibytes,
        List<String> jvmFlags,
        SortedMap<String, String> environment) {

    /** @param listeners besides its HTTP endpoint */
    static Node of(
            Member member,
            ClusterSpec spec,
            Placement placement,
            Optional<String> rack,
            List<Endpoint> listeners,
            SortedMap<String, String> environment) {
        Map<Endpoint, Address> bind = new EnumMap<>(Endpoint.class);
        Map<Endpoint, Address> addresses = new EnumMap<>(Endpoint.class);
        Stream.concat(listeners.stream(), Stream.of(Endpoint.HTTP)).forEach(endpoint -> {
            bind.put(endpoint, placement.bind(member, endpoint));
            addresses.put(endpoint, placement.address(member, endpoint));
        });
        Role role = member.role();
        int heap = role.heap(spec.heap());
        List<String> flags = JvmFlags.of(spec.profile(), heap);
        return new Node(member.name(), role, member.id(), rack, bind, addresses, heap, flags, environment);
    }

    /** What a command says that was given a name that is none of these nodes'. */
    public static Failure unknown(String name, Collection<String> nodes) {
        return Failure.refused(
                "There is no node " + name + " in this cluster.", "Its nodes are: " + String.join(", ", nodes) + ".");
    }

    Node with(SortedMap<String, String> changed) {
        return new Node(name, role, id, rack, bind, addresses, heapMebibytes, jvmFlags, changed);
    }

    /** The properties file of a broker or controller; empty for other roles. */
    public SortedMap<String, String> kafkaProperties() {
        return EnvironmentNames.properties("KAFKA_", environment);
    }

    /** Whether it is a broker or controller with {@code process.roles}; others are ZooKeeper's brokers. */
    public boolean isInKraft() {
        return environment.containsKey("KAFKA_PROCESS_ROLES");
    }

    /** The address of its HTTP endpoint; for the registry, of its management interface. */
    public Address http() {
        return address(Endpoint.HTTP);
    }

    public Address address(Endpoint endpoint) {
        Address address = addresses.get(endpoint);
        if (address == null) {
            throw new IllegalArgumentException(name + " has no " + endpoint + " endpoint");
        }
        return address;
    }

    /** A URL of its HTTP endpoint. */
    public String url(String path) {
        return Transport.PLAIN.url(http()) + path;
    }

    /** The URL that answers 200 when the node is ready. */
    public String readyUrl() {
        return url(readyPath());
    }

    public String readyPath() {
        return role == Role.REGISTRY ? "/health/ready" : "/ready";
    }
}

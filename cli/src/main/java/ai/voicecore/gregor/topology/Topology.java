package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.access.Transport;
import ai.voicecore.gregor.spec.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The nodes of a cluster, in start order.
 *
 * @param clusterId Kafka's cluster id: 22 characters of URL-safe Base64
 * @param membership identities of the nodes, saved at their deployment
 */
public record Topology(ClusterSpec spec, String clusterId, Membership membership, List<Node> nodes) {

    /** The nodes of a spec for a cluster that was never deployed. */
    public static Topology of(ClusterSpec spec, String clusterId, Placement placement) {
        return of(spec, clusterId, placement, Membership.NONE);
    }

    /** The nodes of a spec for a deployed cluster, whose nodes have these saved identities. */
    public static Topology of(ClusterSpec spec, String clusterId, Placement placement, Membership known) {
        Membership membership = known.of(spec, placement);
        List<Member> servers = membership.members(Role.ZOOKEEPER::equals).toList();
        List<Node> nodes = new ArrayList<>(new ZooKeeperNodes(spec, servers, placement).nodes());
        nodes.addAll(new KafkaNodes(spec, clusterId, membership, placement).nodes());
        nodes.addAll(new ClientNodes(spec, membership, placement).nodes());
        return new Topology(spec, clusterId, membership, List.copyOf(nodes));
    }

    /** The cluster id that Kafka's data has; in ZooKeeper mode Kafka chooses it, and it may be another one. */
    public String kafkaClusterId() {
        return membership.kafkaClusterId().orElse(clusterId);
    }

    /** The same after all initial voters have been ready: from then on no controller is formatted as a voter. */
    public Topology formed() {
        return new Topology(
                spec,
                clusterId,
                membership.formed(),
                nodes.stream().map(Topology::formed).toList());
    }

    private static Node formed(Node node) {
        SortedMap<String, String> environment = new TreeMap<>(node.environment());
        environment.replace(LiveSettings.FORMAT_OPTIONS, KafkaNodes.NO_INITIAL_CONTROLLERS);
        return node.with(environment);
    }

    public Stream<Node> nodes(Predicate<Role> roles) {
        return nodes.stream().filter(node -> roles.test(node.role()));
    }

    public List<Node> brokers() {
        return nodes(Role::isBroker).toList();
    }

    public Optional<Node> node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /** The value for {@code bootstrap.servers} of clients. */
    public String bootstrapServers() {
        return addresses(Role::isBroker, Endpoint.CLIENT);
    }

    /** Access to brokers, registry, Connect and node endpoints. */
    public Access access() {
        return Access.plain(bootstrapServers());
    }

    /** {@code host:port,host:port} of an endpoint. */
    public String addresses(Predicate<Role> roles, Endpoint endpoint) {
        return nodes(roles).map(node -> node.address(endpoint).toString()).collect(Collectors.joining(","));
    }

    /** The Confluent-compatible API of the registry, if there is one. */
    public Optional<String> registryUrl() {
        return nodes(role -> role == Role.REGISTRY)
                .findFirst()
                .map(node -> Transport.PLAIN.url(node.address(Endpoint.CLIENT)) + "/apis/ccompat/v7");
    }

    public List<String> connectUrls() {
        return nodes(role -> role == Role.CONNECT)
                .map(node -> Transport.PLAIN.url(node.address(Endpoint.CLIENT)))
                .toList();
    }

    /**
     * The text of a properties file for Kafka clients, as in VoiceCore's documents: safe (acks=all, idempotent, read committed) and batched (snappy, linger
     * 10 ms).
     */
    public String clientSettings() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("bootstrap.servers", bootstrapServers());
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("compression.type", "snappy");
        settings.put("linger.ms", "10");
        settings.put("isolation.level", "read_committed");
        registryUrl().ifPresent(url -> settings.put("schema.registry.url", url));
        StringBuilder text = new StringBuilder("# Settings for clients of this cluster, written by gregor deploy.\n");
        settings.forEach((name, value) -> text.append(name + "=" + value + "\n"));
        return text.toString();
    }
}

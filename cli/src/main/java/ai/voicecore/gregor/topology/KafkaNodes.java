package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.access.Transport;
import ai.voicecore.gregor.spec.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The brokers and controllers of a cluster. */
final class KafkaNodes {
    /** A controller formatted with this starts as an observer, and gets the metadata and the voters from the others. */
    static final String NO_INITIAL_CONTROLLERS = "--no-initial-controllers";

    private final ClusterSpec spec;
    private final String clusterId;
    private final Membership membership;
    private final Placement placement;

    KafkaNodes(ClusterSpec spec, String clusterId, Membership membership, Placement placement) {
        this.spec = spec;
        this.clusterId = clusterId;
        this.membership = membership;
        this.placement = placement;
    }

    List<Node> nodes() {
        return membership.members().stream()
                .flatMap(member -> member.phase().map(phase -> node(member, phase)).stream())
                .toList();
    }

    private Node node(Member member, Phase phase) {
        Role role = member.role();
        Optional<String> rack = role.isBroker() ? rack(member.index()) : Optional.empty();
        Map<String, String> properties = new TreeMap<>(BrokerProperties.of(spec, phase));
        properties.putAll(listeners(member));
        properties.putAll(identity(member, phase));
        if (phase.usesQuorum()) {
            properties.putAll(quorum());
        }
        if (phase.usesZooKeeper()) {
            properties.put("zookeeper.connect", ensemble());
        }
        properties.put("log.dirs", placement.directory(member.name()) + "/data");
        rack.ifPresent(value -> properties.put("broker.rack", value));
        properties.putAll(spec.config());
        SortedMap<String, String> environment = EnvironmentNames.of("KAFKA_", properties);
        if (phase.usesProcessRoles()) {
            environment.put("CLUSTER_ID", clusterId);
        }
        if (votesDynamically(member)) {
            environment.put(LiveSettings.FORMAT_OPTIONS, formatOptions(member));
        }
        int heap = role.heap(spec.heap());
        Endpoints endpoints = Endpoints.of(placement, member, listeners(role));
        return new Node(
                member.name(),
                role,
                member.id(),
                rack,
                endpoints.bind(),
                endpoints.addresses(),
                heap,
                JvmFlags.of(spec.profile(), heap),
                environment);
    }

    private Optional<String> rack(int index) {
        Optional<String> inTurn = spec.racks().isEmpty()
                ? Optional.empty()
                : Optional.of(spec.racks().get(index % spec.racks().size()));
        return placement.rack().or(() -> inTurn);
    }

    private List<Endpoint> listeners(Role role) {
        List<Endpoint> endpoints = new ArrayList<>();
        if (role.isBroker()) {
            endpoints.addAll(ofClients());
        }
        if (role.isController()) {
            endpoints.add(Endpoint.CONTROLLER);
        }
        return endpoints;
    }

    /** A voter of a dynamic quorum advertises its address (KIP-853); a static quorum has it in its settings. */
    private List<Endpoint> advertised(Member member) {
        List<Endpoint> endpoints = new ArrayList<>(member.role().isBroker() ? ofClients() : List.of());
        if (votesDynamically(member)) {
            endpoints.add(Endpoint.CONTROLLER);
        }
        return endpoints;
    }

    private boolean votesDynamically(Member member) {
        return membership.hasDynamicQuorum() && member.role().isController();
    }

    private List<Endpoint> ofClients() {
        return spec.hasExternalListener()
                ? List.of(Endpoint.CLIENT, Endpoint.EXTERNAL, Endpoint.REPLICATION)
                : List.of(Endpoint.CLIENT, Endpoint.REPLICATION);
    }

    private Map<String, String> listeners(Member member) {
        Map<String, String> properties = new TreeMap<>();
        properties.put(
                "listeners",
                listeners(member.role()).stream()
                        .map(endpoint -> endpoint + "://" + bind(member, endpoint))
                        .collect(Collectors.joining(",")));
        List<Endpoint> advertised = advertised(member);
        if (!advertised.isEmpty()) {
            properties.put(
                    "advertised.listeners",
                    advertised.stream()
                            .map(endpoint -> endpoint + "://" + placement.address(member, endpoint))
                            .collect(Collectors.joining(",")));
        }
        properties.put("inter.broker.listener.name", "REPLICATION");
        properties.put(
                "listener.security.protocol.map",
                Stream.concat(ofClients().stream(), Stream.of(Endpoint.CONTROLLER))
                        .map(endpoint -> endpoint + ":" + Transport.PLAIN.protocol())
                        .collect(Collectors.joining(",")));
        return properties;
    }

    /** 3.9.0 advertises a controller's bind address, and refuses 0.0.0.0; an empty host means the same (KAFKA-18281). */
    private String bind(Member member, Endpoint endpoint) {
        Address address = placement.bind(member, endpoint);
        boolean trap = endpoint == Endpoint.CONTROLLER
                && spec.version().equals("3.9.0")
                && address.host().equals(KubernetesPlacement.EVERY_ADDRESS);
        return trap ? ":" + address.port() : address.toString();
    }

    private static Map<String, String> identity(Member member, Phase phase) {
        String id = String.valueOf(member.id());
        return phase.usesProcessRoles()
                ? Map.of("process.roles", member.role().processRoles(), "node.id", id)
                : Map.of("broker.id", id);
    }

    private Map<String, String> quorum() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("controller.listener.names", "CONTROLLER");
        if (membership.hasDynamicQuorum()) {
            properties.put("controller.quorum.bootstrap.servers", controllers(this::address));
        } else {
            properties.put("controller.quorum.voters", controllers(voter -> voter.id() + "@" + address(voter)));
        }
        return properties;
    }

    private String controllers(Function<Member, String> words) {
        return membership.members(Role::isController).map(words).collect(Collectors.joining(","));
    }

    private String address(Member controller) {
        return placement.address(controller, Endpoint.CONTROLLER).toString();
    }

    /** Arguments of {@code kafka-storage format}. */
    private String formatOptions(Member member) {
        return membership.isInitialVoter(member.id())
                ? "--initial-controllers "
                        + controllers(voter ->
                                voter.id() + "@" + address(voter) + ":" + Quorum.directoryId(clusterId, voter.id()))
                : NO_INITIAL_CONTROLLERS;
    }

    private String ensemble() {
        return membership
                .members(Role.ZOOKEEPER::equals)
                .map(server -> placement.address(server, Endpoint.CLIENT).toString())
                .collect(Collectors.joining(","));
    }
}

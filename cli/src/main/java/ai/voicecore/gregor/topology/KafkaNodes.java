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
record KafkaNodes(ClusterSpec spec, String clusterId, Membership membership, Placement placement) {
    /** A controller formatted with this starts as an observer, and gets the metadata and the voters from the others. */
    static final String NO_INITIAL_CONTROLLERS = "--no-initial-controllers";

    List<Node> nodes() {
        return membership.members().stream()
                .filter(member -> !member.isParked())
                .flatMap(member -> member.phase().map(phase -> node(member, phase)).stream())
                .toList();
    }

    private Node node(Member member, Phase phase) {
        Role role = member.role();
        List<Endpoint> listeners = endpoints(role, role.isController());
        Optional<String> rack = role.isBroker() ? rack(member.index()) : Optional.empty();
        Map<String, String> properties = new TreeMap<>(BrokerProperties.of(spec, phase));
        listeners(member, listeners, properties);
        if (phase.hasRoles(role)) {
            properties.put("process.roles", role.processRoles());
            properties.put("node.id", String.valueOf(member.id()));
        } else {
            properties.put("broker.id", String.valueOf(member.id()));
        }
        if (phase.usesQuorum()) {
            quorum(properties);
        }
        if (phase.usesZooKeeper()) {
            properties.put(
                    "zookeeper.connect",
                    placement.addresses(membership.members(Role.ZOOKEEPER::equals), Endpoint.CLIENT));
        }
        if (phase == Phase.MIGRATION) {
            properties.put("zookeeper.metadata.migration.enable", "true");
        }
        properties.put("log.dirs", placement.directory(member.name()) + "/data");
        rack.ifPresent(value -> properties.put("broker.rack", value));
        properties.putAll(spec.config());
        SortedMap<String, String> environment = EnvironmentNames.of("KAFKA_", properties);
        if (phase.hasRoles(role)) {
            environment.put("CLUSTER_ID", membership.kafkaClusterId().orElse(clusterId));
        }
        if (votesDynamically(member)) {
            environment.put(LiveSettings.FORMAT_OPTIONS, formatOptions(member));
        }
        return Node.of(member, spec, placement, rack, listeners, environment);
    }

    private Optional<String> rack(int index) {
        Optional<String> inTurn = spec.racks().isEmpty()
                ? Optional.empty()
                : Optional.of(spec.racks().get(index % spec.racks().size()));
        return placement.rack().or(() -> inTurn);
    }

    private List<Endpoint> endpoints(Role role, boolean controller) {
        List<Endpoint> endpoints = new ArrayList<>(role.isBroker() ? ofClients() : List.of());
        if (controller) {
            endpoints.add(Endpoint.CONTROLLER);
        }
        return endpoints;
    }

    private boolean votesDynamically(Member member) {
        return membership.hasDynamicQuorum() && member.role().isController();
    }

    private static boolean isMigratingController(Member member) {
        return member.role().isController() && member.phase().equals(Optional.of(Phase.MIGRATION));
    }

    private List<Endpoint> ofClients() {
        return spec.hasExternalListener()
                ? List.of(Endpoint.CLIENT, Endpoint.EXTERNAL, Endpoint.REPLICATION)
                : List.of(Endpoint.CLIENT, Endpoint.REPLICATION);
    }

    private void listeners(Member member, List<Endpoint> listeners, Map<String, String> properties) {
        properties.put("listeners", joined(listeners, endpoint -> endpoint + "://" + bind(member, endpoint)));
        // A voter of a dynamic quorum advertises its address (KIP-853); a static quorum has it in its settings. During
        // a
        // migration clients ask the controllers themselves, which lead them to what they advertise (KIP-919).
        List<Endpoint> advertised = endpoints(member.role(), votesDynamically(member) || isMigratingController(member));
        if (!advertised.isEmpty()) {
            properties.put(
                    "advertised.listeners",
                    joined(advertised, endpoint -> endpoint + "://" + placement.address(member, endpoint)));
        }
        properties.put("inter.broker.listener.name", "REPLICATION");
        List<Endpoint> known = Stream.concat(ofClients().stream(), Stream.of(Endpoint.CONTROLLER))
                .toList();
        properties.put(
                "listener.security.protocol.map",
                joined(known, endpoint -> endpoint + ":" + Transport.PLAIN.protocol()));
    }

    private static String joined(List<Endpoint> endpoints, Function<Endpoint, String> words) {
        return endpoints.stream().map(words).collect(Collectors.joining(","));
    }

    /** 3.9.0 advertises a controller's bind address, and refuses 0.0.0.0; an empty host means the same (KAFKA-18281). */
    private String bind(Member member, Endpoint endpoint) {
        Address address = placement.bind(member, endpoint);
        boolean trap = endpoint == Endpoint.CONTROLLER
                && spec.version().equals("3.9.0")
                && address.host().equals(KubernetesPlacement.EVERY_ADDRESS);
        return trap ? ":" + address.port() : address.toString();
    }

    private void quorum(Map<String, String> properties) {
        properties.put("controller.listener.names", "CONTROLLER");
        if (membership.hasDynamicQuorum()) {
            properties.put("controller.quorum.bootstrap.servers", controllers(this::address));
        } else {
            properties.put("controller.quorum.voters", controllers(voter -> voter.id() + "@" + address(voter)));
        }
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
}

package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.access.Transport;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ControllerLayout;
import ai.voicecore.gregor.spec.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The brokers and controllers of a cluster. */
final class KafkaNodes {
    /** Far from any broker's id, since both share one id space (KIP-500). */
    private static final int FIRST_CONTROLLER_ID = 3000;

    private final ClusterSpec spec;
    private final String clusterId;
    private final Placement placement;

    KafkaNodes(ClusterSpec spec, String clusterId, Placement placement) {
        this.spec = spec;
        this.clusterId = clusterId;
        this.placement = placement;
    }

    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        if (isKraft() && spec.controllers() == ControllerLayout.DEDICATED) {
            IntStream.range(0, spec.controllerCount()).forEach(i -> nodes.add(node(Role.CONTROLLER, i)));
        }
        IntStream.range(0, spec.brokers()).forEach(i -> nodes.add(node(brokerRole(i), i)));
        return nodes;
    }

    private boolean isKraft() {
        return spec.mode() == Mode.KRAFT;
    }

    private Role brokerRole(int index) {
        boolean combined = isKraft() && spec.controllers() == ControllerLayout.COMBINED;
        return combined && index < spec.controllerCount() ? Role.COMBINED : Role.BROKER;
    }

    private Node node(Role role, int index) {
        String name = placement.name(role, index);
        int id = role == Role.CONTROLLER ? FIRST_CONTROLLER_ID + index : index;
        Optional<String> rack = role.isBroker() ? rack(index) : Optional.empty();
        Map<String, String> properties = new TreeMap<>(BrokerProperties.of(spec));
        properties.putAll(listeners(role, index));
        properties.putAll(isKraft() ? kraft(role, id) : zookeeper(id));
        properties.put("log.dirs", placement.directory(name) + "/data");
        rack.ifPresent(value -> properties.put("broker.rack", value));
        properties.putAll(spec.config());
        SortedMap<String, String> environment = EnvironmentNames.of("KAFKA_", properties);
        if (isKraft()) {
            environment.put("CLUSTER_ID", clusterId);
        }
        int heap =
                role == Role.CONTROLLER ? spec.heap().controller() : spec.heap().broker();
        Endpoints endpoints = Endpoints.of(placement, role, index, listeners(role));
        return new Node(
                name,
                role,
                id,
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
            endpoints.addAll(advertised());
        }
        if (role.isController()) {
            endpoints.add(Endpoint.CONTROLLER);
        }
        return endpoints;
    }

    private List<Endpoint> advertised() {
        return spec.hasExternalListener()
                ? List.of(Endpoint.CLIENT, Endpoint.EXTERNAL, Endpoint.REPLICATION)
                : List.of(Endpoint.CLIENT, Endpoint.REPLICATION);
    }

    private Map<String, String> listeners(Role role, int index) {
        Map<String, String> properties = new TreeMap<>();
        properties.put(
                "listeners",
                listeners(role).stream()
                        .map(endpoint -> endpoint + "://" + bind(role, index, endpoint))
                        .collect(Collectors.joining(",")));
        if (role.isBroker()) {
            properties.put(
                    "advertised.listeners",
                    advertised().stream()
                            .map(endpoint -> endpoint + "://" + placement.address(role, index, endpoint))
                            .collect(Collectors.joining(",")));
        }
        properties.put("inter.broker.listener.name", "REPLICATION");
        properties.put(
                "listener.security.protocol.map",
                Stream.concat(advertised().stream(), Stream.of(Endpoint.CONTROLLER))
                        .map(endpoint -> endpoint + ":" + Transport.PLAIN.protocol())
                        .collect(Collectors.joining(",")));
        return properties;
    }

    /** 3.9.0 advertises a controller where it is bound, and refuses 0.0.0.0 for that; no host means the same (KAFKA-18281). */
    private String bind(Role role, int index, Endpoint endpoint) {
        Address address = placement.bind(role, index, endpoint);
        boolean trap = endpoint == Endpoint.CONTROLLER
                && spec.version().equals("3.9.0")
                && address.host().equals(KubernetesPlacement.EVERY_ADDRESS);
        return trap ? ":" + address.port() : address.toString();
    }

    private Map<String, String> kraft(Role role, int id) {
        return Map.of(
                "process.roles",
                role == Role.COMBINED ? "broker,controller" : role.name().toLowerCase(java.util.Locale.ROOT),
                "node.id",
                String.valueOf(id),
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                voters());
    }

    private String voters() {
        Role role = spec.controllers() == ControllerLayout.DEDICATED ? Role.CONTROLLER : Role.COMBINED;
        int first = role == Role.CONTROLLER ? FIRST_CONTROLLER_ID : 0;
        return IntStream.range(0, spec.controllerCount())
                .mapToObj(i -> (first + i) + "@" + placement.address(role, i, Endpoint.CONTROLLER))
                .collect(Collectors.joining(","));
    }

    private Map<String, String> zookeeper(int id) {
        String ensemble = IntStream.range(0, spec.zookeepers())
                .mapToObj(i ->
                        placement.address(Role.ZOOKEEPER, i, Endpoint.CLIENT).toString())
                .collect(Collectors.joining(","));
        return Map.of("broker.id", String.valueOf(id), "zookeeper.connect", ensemble);
    }
}
